#include "layout/inline/break.h"

#include <algorithm>

#include "base/ascii.h"
#include "layout/inline/font_slot.h"
#include "layout/inline/squeeze.h"
#include "text/line_break_libreoffice.h"

namespace sealpress::layout {

namespace {

/// Advances are rounded to half EMU: a full line may be too wide by what that adds up to.
constexpr Length kSlack = Length::raw(127);

/// Marks that LibreOffice lets stand in the margin (17.3.1.21).
bool may_hang(char32_t c) {
  constexpr std::u32string_view kMarks = U"，。、；：？！．,.;:?!";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// Whether the mark at `at` belongs to East Asian text: marks of Latin text never hang.
bool in_east_asian(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kMarks = U",.;:?!\"')]}% ";
  while (at > 0 && !is_east_asian(text[at]) && kMarks.find(text[at]) != kMarks.npos) --at;
  return is_east_asian(text[at]);
}

/// A path or an address shorter than this is not cut after its slashes.
constexpr std::uint32_t kLongPath = 66;

bool ends_line(char32_t c) {
  return c == kLineBreak || c == kPageBreak || c == kColumnBreak;
}

}  // namespace

LineBreaker::LineBreaker(const PreparedText& text, const ParagraphFormat& format,
                         const Profile& profile, LineGrid grid, Length default_tab)
    : text_(text), format_(format), profile_(profile), grid_(grid), default_tab_(default_tab) {}

/// The pen's way along a line: gaps count only between two characters of the line.
struct LineBreaker::Pen {
  Length x, gap;
  void advance(const PreparedChar& c) {
    x += gap + c.advance;
    gap = c.gap;
  }
  void tab(Length width) {
    x += gap + width;
    gap = Length();
  }
};

/// The blank half of an opening mark that begins the line (w:topLinePunct, 17.3.1.43).
Length LineBreaker::blank_at_start(const Line& line) const {
  const bool mark = line.begin < text_.chars.size() && text_.chars[line.begin].blank < 0;
  return mark && line.begin >= text_.label_end ? text_.chars[line.begin].advance / 2 : Length();
}

Length LineBreaker::label_shift() const {
  Length width;
  const std::uint32_t end = text_.label_end - (text_.label_tab ? 1 : 0);
  for (std::uint32_t i = 0; i < end; ++i) width += text_.chars[i].advance;
  if (text_.label_justify == docx::Justify::end) return width;
  return text_.label_justify == docx::Justify::center ? width / 2 : Length();
}

/// Where what a decimal tab aligns ends: at the point, else behind the first number's last digit,
/// else where the text does ([MS-OI29500] 2.1.556).
std::uint32_t LineBreaker::decimal_end(std::uint32_t from, std::uint32_t end) const {
  const std::u32string_view text = std::u32string_view(text_.text).substr(0, end);
  const std::size_t point = text.find(U'.', from);
  if (point != text.npos) return static_cast<std::uint32_t>(point);
  if (!profile_.numbers_at_decimal_tabs) return end;
  std::uint32_t i = from;
  while (i < end && !is_digit(text[i])) ++i;
  if (i == end) return end;
  const auto goes_on = [&](std::uint32_t at) {
    return is_digit(text[at]) || (text[at] == U',' && at + 1 < end && is_digit(text[at + 1]));
  };
  while (i < end && goes_on(i)) ++i;
  return i;
}

/// Up to the next tab or break, or to the decimal point.
Length LineBreaker::segment_width(std::uint32_t from, bool to_point) const {
  std::uint32_t end = from;
  while (end < text_.chars.size() && text_.text[end] != kTab && !ends_line(text_.text[end])) ++end;
  if (to_point) end = decimal_end(from, end);
  Pen pen;
  for (std::uint32_t i = from; i < end; ++i) pen.advance(text_.chars[i]);
  return pen.x;
}

/// In a table cell a number stands at the paragraph's decimal tab though no tab leads to it.
Length LineBreaker::decimal_shift(const Line& line) const {
  if (!profile_.numbers_at_decimal_tabs || !format_.numbers_at_first_tab || line.begin > 0 ||
      text_.text.empty()) {
    return {};
  }
  constexpr std::u32string_view kNumber = U"0123456789.,-+%￥¥$€£() －";
  const bool number = text_.text.find_first_not_of(kNumber) == std::u32string::npos &&
                      text_.text.find_first_of(U"0123456789") != std::u32string::npos;
  return number ? format_.tabs.front().position - line.left - segment_width(0, true) : Length();
}

/// The stop of the tab at `at`. Stated ones may lie beyond the right indent, in the column.
FoundStop LineBreaker::tab_stop(const Line& line, std::uint32_t at, Length x) const {
  FoundStop stop = next_stop(format_, default_tab_, x);
  for (const Mark& mark : text_.marks) {
    if (mark.kind != Mark::position_tab || mark.at != at) continue;
    const auto& tab = *static_cast<const docx::Special*>(mark.node);
    const Length from = tab.relative_to_indent ? line.left : Length();
    const Length whole = line.right - from;
    stop.align = tab.align;
    stop.position = tab.align == docx::TabAlign::right    ? line.right
                    : tab.align == docx::TabAlign::center ? from + whole / 2
                                                          : max(from, x);
  }
  stop.position = min(stop.position, max(stop.stated ? line.column_end : line.right, x));
  return stop;
}

Length LineBreaker::tab_width(const FoundStop& stop, std::uint32_t at, Length x) const {
  const bool decimal = stop.align == docx::TabAlign::decimal;
  Length segment;
  if (stop.align == docx::TabAlign::right || decimal) segment = segment_width(at + 1, decimal);
  if (stop.align == docx::TabAlign::center) segment = segment_width(at + 1, false) / 2;
  return max(stop.position - x - segment, Length());
}

/// A tab whose default stop lies beyond the line's end goes to the next line.
bool LineBreaker::wraps(const Line& line, Length x) const {
  const FoundStop stop = next_stop(format_, default_tab_, x);
  return !stop.stated && stop.position > line.right + kSlack;
}

bool LineBreaker::hangs(std::uint32_t at) const {
  if (profile_.squeeze_marks || !format_.hanging_punctuation || !may_hang(text_.text[at]) ||
      !in_east_asian(text_.text, at) || text::libreoffice_western(text_.text, at)) {
    return false;
  }
  const std::uint32_t next = at + 1;
  if (next >= text_.chars.size()) return true;
  const char32_t c = text_.text[next];
  return text_.chars[next].may_break || is_hanging_space(c) || ends_line(c) || c == kTab;
}

/// Whether a line may begin at `at` if the one before it is filled up to `ink`.
bool LineBreaker::may_begin(std::uint32_t at, Length ink, Length limit) const {
  if (!text_.chars[at].may_break) return false;
  const bool late = !profile_.solidus_ends_line && text_.text[at - 1] == U'/' &&
                    !is_east_asian(text_.text[at]) && !is_hanging_space(text_.text[at]);
  return ink + (late ? text_.chars[at].advance : hyphen_width(at)) <= limit;
}

/// What of a character's advance need not fit on the line that it ends.
Length LineBreaker::spacing_behind(std::uint32_t at) const {
  if (profile_.last_spacing_counts) return {};
  const Length spacing = text_.span_at(at).format->spacing;
  return spacing < Length() && text_.ends_span(at) ? Length() : spacing;
}

bool LineBreaker::forced(std::uint32_t at, Line& line) const {
  switch (text_.text[at]) {
    case kLineBreak:
      line.ended_by = LineEnd::line_break;
      return true;
    case kPageBreak:
      line.ended_by = LineEnd::page_break;
      return true;
    case kColumnBreak:
      line.ended_by = LineEnd::column_break;
      return true;
    default:
      return false;
  }
}

Length LineBreaker::hyphen_width(std::uint32_t after) const {
  if (after == 0 || text_.text[after - 1] != kSoftHyphen) return {};
  const PreparedChar& c = text_.chars[after - 1];
  return c.glyphs > 0 ? text_.glyphs[c.glyph].advance : Length();
}

std::uint32_t LineBreaker::cluster_end(std::uint32_t at) const {
  do ++at;
  while (at < text_.chars.size() && !text_.chars[at].cluster_start);
  return at;
}

/// UAX #14 breaks after every slash, which tears paths, addresses and "w/o": they go to the next
/// line whole, from the blank before them on. Long ones, and what stands in Chinese text, break.
std::uint32_t LineBreaker::before_path(const Line& line, std::uint32_t at) const {
  if (text_.text[at - 1] != U'/') return at;
  for (std::uint32_t i = at - 1; i > line.begin && at - i < kLongPath; --i) {
    const char32_t c = text_.text[i - 1];
    if (is_hanging_space(c) && i > line.begin + 1) return i;
    if (is_east_asian(c) || c == kTab || c == kObject) return at;
  }
  return at;
}

void LineBreaker::scan(Line& line, bool obstructed) const {
  const auto size = static_cast<std::uint32_t>(text_.chars.size());
  Length limit = line.right + kSlack;
  Pen pen{line.left - line.start_cut, {}}, before = pen;  // at the candidate
  Length ink = line.left, before_ink = ink;  // where the text ends: spaces before a break hang
  std::uint32_t candidate = line.begin, from = line.begin;
  for (std::uint32_t i = line.begin; i < size; ++i) {
    const char32_t c = text_.text[i];
    if (i > line.begin && may_begin(i, ink, limit)) {
      candidate = i;
      before = pen;
      before_ink = ink;
    }
    if (forced(i, line)) return close(line, i + 1);
    if (c == kTab) {
      const Length x = pen.x + pen.gap;
      if (i > line.begin && !obstructed && wraps(line, x)) return close(line, i);
      const FoundStop stop = tab_stop(line, i, x);
      const Length width = tab_width(stop, i, x);
      line.tabs.push_back(width);
      pen.tab(width);
      ink = pen.x;
      from = i + 1;
      limit = max(limit, min(stop.position, line.column_end) + kSlack);
      continue;
    }
    const Length end = pen.x + pen.gap + text_.chars[i].advance - spacing_behind(i);
    if (end <= limit || is_hanging_space(c) || !text_.chars[i].cluster_start) {
      pen.advance(text_.chars[i]);
      if (!is_hanging_space(c)) ink = end;
      continue;
    }
    if (pen.x - spacing_behind(i) <= limit && i > line.begin && hangs(i)) {
      line.hang = text_.chars[i].advance;
      return close_behind(line, i + 1);
    }
    if (!obstructed && squeeze_in(line, from, candidate, before, before_ink)) return;
    if (candidate > line.begin) return close(line, before_path(line, candidate));
    if (obstructed) return close(line, line.begin);
    return close(line, i > line.begin ? i : cluster_end(i));
  }
  close(line, size);
}

/// The end of what stays together from `begin` on.
std::uint32_t LineBreaker::unit_end(std::uint32_t begin) const {
  std::uint32_t end = begin + 1;
  const auto ends = [&](char32_t c) { return is_hanging_space(c) || ends_line(c) || c == kTab; };
  while (end < text_.chars.size() && !text_.chars[end].may_break && !ends(text_.text[end])) ++end;
  return end;
}

/// Takes what begins at `candidate` into a justified line that ends before it at `ink`, if
/// squeezing makes room for it.
bool LineBreaker::squeeze_in(Line& line, std::uint32_t from, std::uint32_t candidate,
                             const Pen& pen, Length ink) const {
  if (!format_.squeezes_marks && !format_.shrinks_blanks) return false;
  if (candidate == line.begin) return false;
  const FullLine full{std::max(from, text_.label_end), candidate, unit_end(candidate),
                      line.right - ink, pen.x + pen.gap - line.right};
  const std::optional<Squeeze> squeezed = squeeze(text_, format_, full);
  if (!squeezed) return false;
  line.squeeze = *squeezed;
  line.hang = squeezed->hang;
  close_behind(line, full.end);
  return true;
}

/// Closes the line behind the blanks that hang after its last character, and a break there.
void LineBreaker::close_behind(Line& line, std::uint32_t end) const {
  const auto size = static_cast<std::uint32_t>(text_.chars.size());
  while (end < size && is_hanging_space(text_.text[end])) ++end;
  close(line, end < size && forced(end, line) ? end + 1 : end);
}

void LineBreaker::close(Line& line, std::uint32_t end) const {
  const auto size = static_cast<std::uint32_t>(text_.chars.size());
  line.end = end;
  line.last =
      end == size && line.ended_by != LineEnd::line_break && line.ended_by != LineEnd::column_break;
  if (line.last && line.ended_by == LineEnd::wrap) line.ended_by = LineEnd::paragraph;
  line.hyphen = end > line.begin && end < size && hyphen_width(end) > Length();
  std::uint32_t text_end = end;
  if (text_end > line.begin && ends_line(text_.text[text_end - 1])) --text_end;
  while (text_end > line.begin && is_hanging_space(text_.text[text_end - 1])) --text_end;
  line.text_end = text_end;
}

void LineBreaker::measure(Line& line) const {
  Pen pen;
  std::size_t tab = 0;
  for (std::uint32_t i = line.begin; i < line.text_end; ++i) {
    if (text_.text[i] == kTab) {
      pen.tab(line.tabs[tab++]);
    } else {
      pen.advance(text_.chars[i]);
    }
  }
  line.tabs.resize(static_cast<std::size_t>(
      std::count(text_.text.begin() + line.begin, text_.text.begin() + line.end, kTab)));
  line.width = pen.x - line.start_cut - line.hang - line.squeeze.total +
               (line.hyphen ? hyphen_width(line.end) : Length());
}

Line LineBreaker::next(std::uint32_t begin, bool first, Length left, Length right, Length width,
                       bool obstructed) const {
  Line line;
  line.begin = begin;
  line.first = first;
  line.left = max(left, format_.left + (first ? format_.first : Length()));
  if (!obstructed) line.left = format_.left + (first ? format_.first : Length());
  line.right = min(right, width - format_.right);
  const bool beyond = profile_.tabs_beyond_indent && !obstructed;
  line.column_end = beyond ? max(line.right, min(right, width)) : line.right;
  if (first && text_.label_end > 0) line.left -= label_shift();
  if (format_.numbers_at_first_tab) line.left += max(decimal_shift(line), Length());
  if (format_.compresses_line_start) line.start_cut = blank_at_start(line);
  scan(line, obstructed);
  measure(line);
  set_height(line, text_, format_, grid_, profile_);
  return line;
}

Length LineBreaker::max_width() const {
  Length widest;
  Pen pen{format_.left + format_.first, {}};
  for (std::size_t i = 0; i < text_.chars.size(); ++i) {
    const char32_t c = text_.text[i];
    if (ends_line(c)) {
      pen = {format_.left, {}};
    } else if (c == kTab) {
      pen.tab(next_stop(format_, default_tab_, pen.x + pen.gap).position - pen.x - pen.gap);
    } else {
      pen.advance(text_.chars[i]);
    }
    widest = max(widest, pen.x);
  }
  return widest + format_.right;
}

Length LineBreaker::min_width() const {
  Length widest, part;
  for (std::size_t i = 0; i < text_.chars.size(); ++i) {
    const char32_t c = text_.text[i];
    if (text_.chars[i].may_break || c == kTab || ends_line(c)) part = Length();
    if (c != kTab && !is_hanging_space(c)) part += text_.chars[i].advance;
    widest = max(widest, part);
  }
  return widest + format_.left + format_.right;
}

}  // namespace sealpress::layout
