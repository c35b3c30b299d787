#include "layout/inline/glyph_runs.h"

namespace sealpress::layout {

namespace {

/// Slope of a synthetic italic, and the stroke of a synthetic bold in em.
constexpr double kSlant = 0.268;
constexpr double kBoldStroke = 0.03;

/// A glyph whose advance is not the named font's is scaled from this difference on; below, it is
/// centred in the advance.
constexpr double kTolerance = 0.03;

bool is_near(double scale, double wanted) {
  return std::abs(scale / wanted - 1) <= kTolerance;
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

char32_t shown(char32_t c) {
  return c == kNoBreakHyphen || c == kSoftHyphen ? U'-' : c;
}

}  // namespace

/// Of a stretched glyph: the scale of the glyphs before if it will do, else its own.
double GlyphRuns::scale_of(double plain, double stretch) const {
  const double wanted = plain * stretch;
  if (stretch == 1) return plain;
  if (run_ && is_near(run_->x_scale, wanted)) return run_->x_scale;
  return is_near(plain, wanted) ? plain : wanted;
}

void GlyphRuns::open(text::FaceId face, const Span& span, Point origin, double stretch) {
  const TextFormat& format = *span.format;
  const text::NamedFont& font = format.font(span.slot);
  const bool own = face == font.face;
  const bool fake_bold = own ? font.synthetic_bold : format.bold && !fonts_.info(face).bold;
  const Length stroke = fake_bold ? format.size.scaled(kBoldStroke) : Length();
  const double slant = own && font.synthetic_italic ? kSlant : 0.0;
  const Color color = format.automatic_color && text_.on_dark ? kWhite : format.color;
  const double scale = scale_of(format.scale, stretch);
  const bool same = run_ && run_->face == face && run_->size == format.size &&
                    run_->x_scale == scale && run_->color == color && run_->embolden == stroke &&
                    run_->slant == slant && run_->origin.y == origin.y;
  if (same) return;
  flush();
  run_.emplace();
  run_->origin = origin;
  run_->face = face;
  run_->size = format.size;
  run_->x_scale = scale;
  run_->color = color;
  run_->embolden = stroke;
  run_->slant = slant;
}

void GlyphRuns::add(std::uint32_t begin, std::uint32_t end, Point origin, const Span& span) {
  const PreparedChar& c = text_.chars[begin];
  if (c.glyphs == 0) return;
  const double stretch = text_.glyphs[c.glyph].stretch;
  open(text_.glyphs[c.glyph].face, span, origin, stretch);
  const std::size_t text_begin = run_->text.size();
  for (std::uint32_t i = begin; i < end; ++i) append_utf8(run_->text, shown(text_.text[i]));
  const bool one_to_one = c.glyphs == 1 && end == begin + 1;
  if (!one_to_one) run_->actual_text = true;
  for (std::size_t g = 0; g < c.glyphs; ++g) {
    const PreparedGlyph& from = text_.glyphs[c.glyph + g];
    if (from.face != run_->face) open(from.face, span, origin, stretch);
    frame::Glyph glyph;
    glyph.id = from.id;
    glyph.x = origin.x - run_->origin.x + from.x;
    if (from.stretch != 1) glyph.x += blank_beside(from, span) / 2;
    glyph.y = from.y;
    glyph.text_begin = static_cast<std::uint32_t>(g == 0 ? text_begin : run_->text.size());
    glyph.text_length = static_cast<std::uint16_t>(g == 0 ? run_->text.size() - text_begin : 0);
    run_->glyphs.push_back(glyph);
  }
}

/// What the named font's advance leaves beside the glyph as the run scales it.
Length GlyphRuns::blank_beside(const PreparedGlyph& glyph, const Span& span) const {
  const double filled = run_->x_scale / (span.format->scale * glyph.stretch);
  return glyph.advance - glyph.advance.scaled(filled);
}

void GlyphRuns::repeat(char32_t c, std::int64_t count, Length advance, Point origin,
                       const Span& span) {
  const text::NamedFont& font = span.format->font(span.slot);
  const text::FaceId face = fonts_.face_for(font, c);
  if (count <= 0 || !face.valid()) return;
  open(face, span, origin);
  const std::uint32_t id = fonts_.glyph(face, c);
  for (std::int64_t i = 0; i < count; ++i) {
    frame::Glyph glyph;
    glyph.id = id;
    glyph.x = origin.x - run_->origin.x + advance * i;
    glyph.text_begin = static_cast<std::uint32_t>(run_->text.size());
    append_utf8(run_->text, c);
    glyph.text_length = static_cast<std::uint16_t>(run_->text.size() - glyph.text_begin);
    run_->glyphs.push_back(glyph);
  }
}

void GlyphRuns::flush() {
  if (run_ && !run_->glyphs.empty()) piece_.items.emplace_back(std::move(*run_));
  run_.reset();
}

}  // namespace sealpress::layout
