#include "layout/inline/squeeze.h"

#include "layout/inline/font_slot.h"

namespace sealpress::layout {

namespace {

/// Marks are squeezed by no more than this multiple of what the line would else be stretched by.
constexpr double kMarksForStretch = 2.7;
/// Blanks keep so much of their width.
constexpr double kBlanksKeep = 0.75;

class Squeezer {
 public:
  Squeezer(const PreparedText& text, const ParagraphFormat& format, const FullLine& line)
      : text_(text), format_(format), line_(line) {}

  std::optional<Squeeze> marks() const;
  std::optional<Squeeze> blanks() const;

 private:
  struct Points {
    std::uint32_t count = 0;
    Length width;
  };
  Points points(Squeeze::Kind kind, std::uint32_t end) const;
  Length overflow(std::uint32_t end) const;
  bool saves_stretching(Length over) const;
  std::optional<Squeeze> with_mark_at_end(std::uint32_t mark) const;
  bool ends_with_mark() const;
  bool latin() const;
  Length blank_behind() const;

  const PreparedText& text_;
  const ParagraphFormat& format_;
  const FullLine& line_;
};

/// Marks that may stand in the margin, half or whole.
bool may_hang(char32_t c) {
  constexpr std::u32string_view kMarks = U"，。、；：！？";
  return kMarks.find(c) != std::u32string_view::npos;
}

Squeezer::Points Squeezer::points(Squeeze::Kind kind, std::uint32_t end) const {
  Points found;
  for (std::uint32_t i = line_.from; i < end; ++i) {
    if (!gives_way(text_, kind, line_.from, i)) continue;
    ++found.count;
    found.width += text_.chars[i].advance;
  }
  return found;
}

/// How far the line would reach over its end if it ended before `end`.
Length Squeezer::overflow(std::uint32_t end) const {
  Length x = line_.start, gap;
  for (std::uint32_t i = line_.unit; i < end; ++i) {
    x += gap + text_.chars[i].advance;
    gap = text_.chars[i].gap;
  }
  return x;
}

/// Whether a character that overflows by so much is worth the squeezing.
bool Squeezer::saves_stretching(Length over) const {
  return over <= line_.free.scaled(kMarksForStretch);
}

/// Whether the unit is a character and one mark that may not begin a line.
bool Squeezer::ends_with_mark() const {
  return line_.end > line_.unit + 1 && text_.chars[line_.end - 1].blank > 0;
}

std::optional<Squeeze> Squeezer::with_mark_at_end(std::uint32_t mark) const {
  const Points inner = points(Squeeze::marks, mark);
  const Length room = inner.width / 2;
  const Length whole = text_.chars[mark].advance, half = whole / 2;
  const Length before = overflow(mark), all = overflow(line_.end);
  const bool hangs = format_.hanging_punctuation && may_hang(text_.text[mark]);
  const auto taken = [&](Length total, Length hang) {
    return Squeeze{Squeeze::marks, inner.count, max(total, Length()), hang};
  };
  if (hangs && before <= Length()) return taken({}, all <= half ? half : whole);
  if (!saves_stretching(before)) return std::nullopt;
  if (all <= room) return taken(all, {});
  if (hangs && all - half <= room) return taken(all - half, half);
  if (hangs && all - whole <= room) return taken(all - whole, whole);
  return std::nullopt;
}

std::optional<Squeeze> Squeezer::marks() const {
  if (ends_with_mark()) return with_mark_at_end(line_.end - 1);
  const Points inner = points(Squeeze::marks, line_.end);
  const Length over = overflow(line_.end);
  if (over > inner.width / 2 || !saves_stretching(over)) return std::nullopt;
  return Squeeze{Squeeze::marks, inner.count, over, {}};
}

bool Squeezer::latin() const {
  for (std::uint32_t i = line_.from; i < line_.end; ++i) {
    if (is_east_asian(text_.text[i])) return false;
  }
  return true;
}

/// The blank that would stand behind the unit, at the line's end.
Length Squeezer::blank_behind() const {
  const bool blank = line_.end < text_.text.size() && text_.text[line_.end] == U' ';
  return blank ? text_.chars[line_.end].advance : Length();
}

/// Word compares, for each blank with the one at the line's end, what it would give up with half of
/// what it would gain without the unit.
std::optional<Squeeze> Squeezer::blanks() const {
  if (!latin()) return std::nullopt;
  const Points inner = points(Squeeze::blanks, line_.unit);
  const Length over = overflow(line_.end);
  if (inner.count == 0 || over > inner.width.scaled(1 - kBlanksKeep)) return std::nullopt;
  if (over.over(inner.width + blank_behind()) > line_.free.over(inner.width) / 2) {
    return std::nullopt;
  }
  return Squeeze{Squeeze::blanks, inner.count, over, {}};
}

}  // namespace

std::optional<Squeeze> squeeze(const PreparedText& text, const ParagraphFormat& format,
                               const FullLine& line) {
  const Squeezer squeezer(text, format, line);
  std::optional<Squeeze> found;
  if (format.squeezes_marks) found = squeezer.marks();
  if (!found && format.shrinks_blanks) found = squeezer.blanks();
  return found;
}

bool gives_way(const PreparedText& text, Squeeze::Kind kind, std::uint32_t from, std::uint32_t at) {
  if (kind == Squeeze::blanks) return text.text[at] == U' ';
  const std::int8_t blank = text.chars[at].blank;
  return kind == Squeeze::marks && (at == from ? blank > 0 : blank != 0);
}

}  // namespace sealpress::layout
