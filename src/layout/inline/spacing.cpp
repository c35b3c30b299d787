#include "layout/inline/spacing.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "layout/counters.h"
#include "layout/inline/font_slot.h"

namespace sealpress::layout {

namespace {

constexpr bool in(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Latin, Greek, Cyrillic and Tibetan letters.
bool is_letter(char32_t c) {
  if (c < 0x80) return in(c | 0x20, 'a', 'z');
  return (in(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || in(c, 0x370, 0x52F) ||
         in(c, 0xF40, 0xFBC) || in(c, 0x1E00, 0x1FFF);
}
bool is_ideographic(char32_t c) {
  return in(c, 0x4E00, 0x9FFF) || in(c, 0x3400, 0x4DBF) || in(c, 0x3005, 0x3007) ||
         in(c, 0x3041, 0x30FF) || in(c, 0xAC00, 0xD7A3) || in(c, 0xF900, 0xFAFF) ||
         in(c, 0x20000, 0x3FFFF);
}

/// Full-width marks by where their ink stands (W3C clreq 3.1.6).
bool is_opening(char32_t c) {
  constexpr std::u32string_view kMarks = U"（《〈「『【〔〖［｛“‘〝";
  return kMarks.find(c) != std::u32string_view::npos;
}
bool is_closing(char32_t c) {
  constexpr std::u32string_view kMarks = U"）》〉」』】〕〗］｝”’〞、。，．；：！？";
  return kMarks.find(c) != std::u32string_view::npos;
}

class Spacer {
 public:
  Spacer(PreparedText& out, const ParagraphFormat& format, const Context& context)
      : out_(out), format_(format), context_(context) {}

  void balance_blanks();
  void per_character();
  void fit_text();
  void snap_to_characters();
  void between_characters();
  void find_blanks();

 private:
  bool balances() const;
  Length grid_addition() const;
  Length auto_space(std::size_t i, const Span& span) const;
  Length compression(std::size_t i, const Span& span, const Span& next) const;
  void fit(std::size_t begin, std::size_t end, Length width);
  bool full_width(std::size_t i, const Span& span) const;
  std::pair<double, double> bearings(std::size_t i) const;
  template <class F>
  void for_each(F visit) {
    std::size_t s = 0;
    for (std::size_t i = 0; i < out_.text.size(); ++i) {
      while (s + 1 < out_.spans.size() && out_.spans[s + 1].begin <= i) ++s;
      visit(i, s);
    }
  }

  PreparedText& out_;
  const ParagraphFormat& format_;
  const Context& context_;
};

/// Word adds the grid's character space to every character, whatever its size.
Length Spacer::grid_addition() const {
  const docx::SectionProperties* section = context_.section;
  if (!section || section->grid != docx::GridType::lines_and_chars) return {};
  return Length::pt(static_cast<double>(section->char_space) / 4096.0);
}

bool Spacer::balances() const {
  return context_.profile.balanced_blanks && context_.file.settings.balance_single_byte_double_byte;
}

/// w:balanceSingleByteDoubleByteWidth (17.15.3.3): one blank between words keeps the width that its
/// font gives it; of several in a row each is half an ideograph wide, whatever runs they are in.
void Spacer::balance_blanks() {
  const docx::SectionProperties* section = context_.section;
  const bool cells = section && section->grid == docx::GridType::snap_to_chars;
  if (!balances() || cells || out_.text.find(U"  ") == std::u32string::npos) return;
  const std::size_t size = out_.text.size();
  for_each([&](std::size_t i, std::size_t s) {
    const bool before = i > 0 && out_.text[i - 1] == U' ';
    const bool behind = i + 1 < size && out_.text[i + 1] == U' ';
    if (out_.text[i] != U' ' || (!before && !behind) || out_.chars[i].glyphs == 0) return;
    const TextFormat& format = *out_.spans[s].format;
    out_.chars[i].advance = format.size.scaled(0.5 * format.scale);
  });
}

void Spacer::per_character() {
  const Length grid = grid_addition();
  const bool balanced = balances();
  for_each([&](std::size_t i, std::size_t s) {
    PreparedChar& c = out_.chars[i];
    const bool label = i < out_.label_end && !context_.profile.grid_space_everywhere;
    if (c.glyphs == 0 || out_.text[i] == kSoftHyphen || label) return;
    const TextFormat& format = *out_.spans[s].format;
    const bool spared =
        !context_.profile.last_spacing_counts && format.spacing < Length() && out_.ends_span(i);
    if (!spared) c.advance += format.spacing;
    const char32_t text = out_.text[i];
    const bool half = balanced && (text < 0x80 || text == U'\u3000');
    if (format.snap_to_grid) c.advance += half ? grid / 2 : grid;
  });
}

/// Characters of one w:fitText share the difference between their width and the stated one.
void Spacer::fit(std::size_t begin, std::size_t end, Length width) {
  Length natural;
  std::int64_t clusters = 0;
  for (std::size_t i = begin; i < end; ++i) {
    natural += out_.chars[i].advance;
    if (out_.chars[i].glyphs > 0) ++clusters;
  }
  if (clusters < 2) return;
  const Length share = (width - natural) / (clusters - 1);
  for (std::size_t i = begin; i < end; ++i) {
    if (out_.chars[i].glyphs > 0 && --clusters > 0) out_.chars[i].advance += share;
  }
}

void Spacer::fit_text() {
  if (!context_.profile.fit_text) return;
  for (std::size_t s = 0; s < out_.spans.size();) {
    const TextFormat& format = *out_.spans[s].format;
    std::size_t next = s + 1;
    if (format.fit_text > Length()) {
      while (next < out_.spans.size() && out_.spans[next].format->fit_text == format.fit_text &&
             out_.spans[next].format->fit_text_id == format.fit_text_id) {
        ++next;
      }
      const std::size_t end = next < out_.spans.size() ? out_.spans[next].begin : out_.text.size();
      fit(out_.spans[s].begin, end, format.fit_text);
    }
    s = next;
  }
}

/// A grid of cells: each East Asian character is centred in its cells, other text in a block.
void Spacer::snap_to_characters() {
  const docx::SectionProperties* section = context_.section;
  if (!section || section->grid != docx::GridType::snap_to_chars) return;
  const Length pitch = context_.counters.formats.normal_size() +
                       Length::pt(static_cast<double>(section->char_space) / 4096.0);
  if (pitch <= Length()) return;
  const auto snap = [&](std::size_t begin, std::size_t end) {
    Length width;
    for (std::size_t i = begin; i < end; ++i) width += out_.chars[i].advance;
    const auto cells = static_cast<std::int64_t>(std::ceil(width.over(pitch) - 0.01));
    const Length blank = pitch * std::max<std::int64_t>(cells, 1) - width;
    PreparedChar& first = out_.chars[begin];
    for (std::size_t g = 0; g < first.glyphs; ++g) out_.glyphs[first.glyph + g].x += blank / 2;
    first.advance += blank / 2;
    out_.chars[end - 1].advance += blank - blank / 2;
  };
  std::size_t block = 0;
  for_each([&](std::size_t i, std::size_t s) {
    const bool wide = out_.spans[s].slot == FontSlot::east_asia;
    const bool text = out_.text[i] >= 0x20 && out_.text[i] != kObject;
    if ((wide || !text) && block < i) snap(block, i);
    if (wide && text) snap(i, i + 1);
    if (wide || !text) block = i + 1;
  });
  if (block < out_.text.size()) snap(block, out_.text.size());
}

Length Spacer::auto_space(std::size_t i, const Span& span) const {
  const char32_t a = out_.text[i], b = out_.text[i + 1];
  const bool first = is_ideographic(a);
  if (first == is_ideographic(b)) return {};
  if (!format_.auto_space_hangul && (is_hangul(a) || is_hangul(b))) return {};
  const char32_t other = first ? b : a;
  const bool obey = context_.profile.auto_space_switches;
  const bool spaced = (is_letter(other) && (format_.auto_space_latin || !obey)) ||
                      (is_digit(other) && (format_.auto_space_digits || !obey));
  if (!spaced) return {};
  const bool gridded = context_.profile.grid_space_everywhere && span.format->snap_to_grid;
  const Length character = span.format->size + (gridded ? grid_addition() : Length());
  return character.scaled(context_.profile.auto_space_em);
}

std::pair<double, double> Spacer::bearings(std::size_t i) const {
  const PreparedGlyph& glyph = out_.glyphs[out_.chars[i].glyph];
  return context_.fonts.side_bearings(glyph.face, glyph.id);
}

bool Spacer::full_width(std::size_t i, const Span& span) const {
  const PreparedChar& c = out_.chars[i];
  return c.glyphs == 1 && out_.glyphs[c.glyph].advance >= span.format->size.scaled(0.9);
}

/// Of two adjacent marks the blank halves that face each other lose half an em, but never so much
/// that their ink would touch.
Length Spacer::compression(std::size_t i, const Span& span, const Span& next) const {
  const char32_t a = out_.text[i], b = out_.text[i + 1];
  const bool blank_between =
      (is_closing(a) && (is_closing(b) || is_opening(b))) || (is_opening(a) && is_opening(b));
  const bool asks = a == U'！' || a == U'？' || b == U'！' || b == U'？';  // they stay apart
  if (!blank_between || asks || !full_width(i, span) || !full_width(i + 1, next)) return {};
  const double room = std::max(0.0, bearings(i).second) + std::max(0.0, bearings(i + 1).first);
  return -min(span.format->size, next.format->size).scaled(std::min(0.5, room));
}

void Spacer::between_characters() {
  const bool compress =
      context_.profile.compress_punctuation && !context_.file.settings.no_punctuation_kerning;
  for_each([&](std::size_t i, std::size_t s) {
    if (i + 1 >= out_.text.size() || i + 1 < out_.label_end) return;
    const bool last_of_span = s + 1 < out_.spans.size() && out_.spans[s + 1].begin == i + 1;
    const Span& span = out_.spans[s];
    const Span& next = out_.spans[s + (last_of_span ? 1 : 0)];
    if (span.format->fit_text > Length() || span.note || next.note) return;
    Length gap = auto_space(i, span);
    if (compress && span.format->kerning && span.slot == FontSlot::east_asia) {
      gap += compression(i, span, next);
    }
    out_.chars[i].gap = gap;
  });
}

/// Marks whose blank half a full line may squeeze, where meeting another mark has not taken it: of
/// two that both face each other the second keeps it. Text that is spaced out keeps its pitch.
void Spacer::find_blanks() {
  if (!format_.squeezes_marks && !format_.compresses_line_start) return;
  for_each([&](std::size_t i, std::size_t s) {
    const char32_t c = out_.text[i];
    const int side = is_closing(c) ? 1 : is_opening(c) ? -1 : 0;
    const bool met =
        side > 0 ? out_.chars[i].gap < Length()
                 : i > 0 && is_opening(out_.text[i - 1]) && out_.chars[i - 1].gap < Length();
    const bool spaced_out = out_.spans[s].format->spacing > Length();
    if (side == 0 || met || (spaced_out && format_.squeezes_marks)) return;
    if (full_width(i, out_.spans[s])) out_.chars[i].blank = static_cast<std::int8_t>(side);
  });
}

}  // namespace

void space_characters(PreparedText& text, const ParagraphFormat& format, const Context& context) {
  Spacer spacer(text, format, context);
  spacer.balance_blanks();
  spacer.per_character();
  spacer.fit_text();
  spacer.snap_to_characters();
  spacer.between_characters();
  spacer.find_blanks();
}

}  // namespace sealpress::layout
