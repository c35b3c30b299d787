#include "layout/inline/prepare.h"

#include <algorithm>
#include <cmath>

#include "layout/counters.h"
#include "layout/inline/spacing.h"
#include "text/font/shaping_class.h"
#include "text/line_break.h"
#include "text/unicode.h"

namespace sealpress::layout {

namespace {

bool is_shaped(char32_t c) {
  return c >= 0x20 && c != kObject;
}

bool is_latin_letter(char32_t c) {
  return ((c | 0x20) >= U'a' && (c | 0x20) <= U'z') || (c >= 0xC0 && c <= 0x24F);
}

/// What the shaper sees: a hyphen for the hyphens that only differ in breaking.
char32_t shaped_as(char32_t c) {
  return c == kSoftHyphen || c == kNoBreakHyphen ? U'-' : c;
}

class Preparer {
 public:
  Preparer(PreparedText& out, const docx::Paragraph& paragraph, Context& context)
      : out_(out), paragraph_(paragraph), context_(context) {}

  void shape_all();
  void size_objects();

 private:
  void shape(std::size_t begin, std::size_t end, const Span& span);
  void take(const text::ShapedGlyph& shaped, std::size_t begin, const TextFormat& format);
  Length advance(double points) const;
  void report_missing(std::u32string missing, const Span& span);
  void report_unmeasured(const text::NamedFont& font);
  void report_clusters(const Span& span);
  void report(Diagnostic problem, const Span& span);

  PreparedText& out_;
  const docx::Paragraph& paragraph_;
  Context& context_;
  std::u32string stretch_;
  std::vector<text::ShapedGlyph> shaped_;
};

void Preparer::report(Diagnostic problem, const Span& span) {
  problem.place = context_.file.place_of(&paragraph_);
  if (span.field != 0) problem.place.field = out_.fields[span.field - 1u];
  context_.report.push_back(std::move(problem));
}

void Preparer::report_missing(std::u32string missing, const Span& span) {
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  for (const char32_t c : missing) {
    char code[12];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
    report(finding(Severity::error, "layout.no_glyph")
               .with("character", text::to_utf8({&c, 1}))
               .with("code", code),
           span);
  }
}

/// Once per font: its letters are not known, so that lines may break elsewhere than in Word.
void Preparer::report_unmeasured(const text::NamedFont& font) {
  const bool letters = std::any_of(stretch_.begin(), stretch_.end(), is_latin_letter);
  if (!letters || !context_.counters.unmeasured.insert(font.name).second) return;
  Diagnostic remark = finding(Severity::info, "layout.font_unmeasured");
  remark.place = context_.file.place_of(&paragraph_);
  context_.report.push_back(std::move(remark).with("font", font.name));
}

/// The longest stack of marks, if it is higher than one that is set as a whole.
void Preparer::report_clusters(const Span& span) {
  std::size_t longest = 0, marks = 0;
  for (const char32_t c : stretch_) {
    marks = text::joins_previous(c) ? marks + 1 : 0;
    longest = std::max(longest, marks);
  }
  if (longest < text::kLongestCluster) return;
  report(finding(Severity::warning, "layout.cluster_too_long")
             .with("count", static_cast<std::int64_t>(longest))
             .with("limit", static_cast<std::int64_t>(text::kLongestCluster - 1)),
         span);
}

/// LibreOffice measures on a device of 8640 dots to the inch.
Length Preparer::advance(double points) const {
  constexpr double kDots = 120;
  const bool exact = context_.profile.exact_line_heights;
  return Length::pt(exact ? points : std::round(points * kDots) / kDots);
}

void Preparer::take(const text::ShapedGlyph& shaped, std::size_t begin, const TextFormat& format) {
  const std::size_t at = begin + shaped.cluster;
  PreparedChar& c = out_.chars[at];
  const double x_em = format.size.to_pt() * format.scale;
  PreparedGlyph glyph;
  glyph.id = shaped.glyph;
  glyph.face = shaped.face;
  glyph.x = c.advance + Length::pt(shaped.x_offset * x_em);
  glyph.y = -Length::pt(shaped.y_offset * format.size.to_pt());
  glyph.advance = advance(shaped.advance * x_em);
  glyph.stretch = shaped.stretch;
  if (c.glyphs == 0) c.glyph = static_cast<std::uint32_t>(out_.glyphs.size());
  ++c.glyphs;
  c.cluster_start = true;
  c.advance += glyph.advance;
  out_.glyphs.push_back(glyph);
}

void Preparer::shape(std::size_t begin, std::size_t end, const Span& span) {
  stretch_.assign(out_.text, begin, end - begin);
  std::transform(stretch_.begin(), stretch_.end(), stretch_.begin(), shaped_as);
  shaped_.clear();
  text::ShapeOptions options;
  options.kerning = span.format->kerning;
  std::u32string missing;
  const text::NamedFont& font = span.format->font(span.slot);
  if (font.unmeasured) report_unmeasured(font);
  context_.fonts.shape(font, stretch_, options, shaped_, &missing);
  if (!missing.empty()) report_missing(std::move(missing), span);
  if (stretch_.size() > text::kLongestCluster) report_clusters(span);
  for (std::size_t c = begin; c < end; ++c) out_.chars[c].cluster_start = false;
  for (const text::ShapedGlyph& glyph : shaped_) take(glyph, begin, *span.format);
  for (std::size_t c = begin; c < end; ++c) {
    if (out_.text[c] == kSoftHyphen) out_.chars[c].advance = Length();
  }
}

void Preparer::shape_all() {
  out_.chars.resize(out_.text.size());
  out_.glyphs.reserve(out_.text.size());
  for (std::size_t i = 0; i < out_.spans.size(); ++i) {
    const std::size_t end = i + 1 < out_.spans.size() ? out_.spans[i + 1].begin : out_.text.size();
    std::size_t c = out_.spans[i].begin;
    while (c < end) {
      const std::size_t begin = c;
      while (c < end && is_shaped(out_.text[c])) ++c;
      if (c > begin) shape(begin, c, out_.spans[i]);
      while (c < end && !is_shaped(out_.text[c])) ++c;
    }
  }
}

void Preparer::size_objects() {
  for (const InlineObject& object : out_.objects) {
    out_.chars[object.at].advance = object.piece.size.width;
  }
}

void find_breaks(PreparedText& out, const ParagraphFormat& format, const Context& context) {
  const docx::Settings& settings = context.file.settings;
  text::BreakRules rules;
  rules.kinsoku = format.kinsoku;
  rules.word_wrap = format.word_wrap;
  rules.parts_hangul =
      format.justify == docx::Justify::both || format.justify == docx::Justify::distribute;
  rules.like_libreoffice = !context.profile.keep_ellipsis;
  rules.hanging = format.hanging_punctuation;
  rules.not_at_start = settings.no_line_breaks_before;
  rules.not_at_end = settings.no_line_breaks_after;
  thread_local std::vector<std::uint8_t> may_break;
  text::break_opportunities(out.text, rules, may_break);
  for (std::size_t i = 0; i < out.chars.size(); ++i) {
    // A list's label and the first word stay together, however long the word.
    const bool after_label = i > out.label_end || out.label_end == 0;
    out.chars[i].may_break = may_break[i] != 0 && after_label && out.chars[i].cluster_start;
  }
}

}  // namespace

PreparedText prepare(InlineText text, const ParagraphFormat& format,
                     const docx::Paragraph& paragraph, Context& context) {
  PreparedText out{std::move(text), {}, {}, false};
  out.on_dark = format.has_shading ? is_dark(format.shading) : context.dark_ground;
  Preparer preparer(out, paragraph, context);
  preparer.shape_all();
  preparer.size_objects();
  space_characters(out, format, context);
  find_breaks(out, format, context);
  return out;
}

}  // namespace sealpress::layout
