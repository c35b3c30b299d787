#include "pdf/write/text_painter.h"

#include <algorithm>
#include <cmath>

#include "pdf/write/glyph_use.h"

namespace sealpress::pdf {

using frame::Glyph;
using frame::GlyphRun;

namespace {

bool is_blank(std::string_view text) {
  constexpr std::string_view kBlanks[] = {" ", "\t", "\u00A0", "\u3000"};
  return std::find(std::begin(kBlanks), std::end(kBlanks), text) != std::end(kBlanks);
}

/// The bytes of the run that glyphs begin to end show.
std::string_view text_between(const GlyphRun& run, std::size_t begin, std::size_t end) {
  std::size_t from = run.text.size(), to = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view text = text_of(run, run.glyphs[i]);
    if (text.empty()) continue;
    const auto at = static_cast<std::size_t>(text.data() - run.text.data());
    from = std::min(from, at);
    to = std::max(to, at + text.size());
  }
  return from < to ? std::string_view(run.text).substr(from, to - from) : std::string_view();
}

}  // namespace

void TextPainter::paint(const GlyphRun& run) {
  const bool visible = run.size > Length() && run.x_scale > 0 && !run.glyphs.empty();
  if (!visible) return;
  if (canvas_.enter(Canvas::Mode::text)) {
    shifted_only_ = true;
    line_x_ = line_y_ = 0;
  }
  set_look(run);
  started_ = false;
  shown_.clear();
  for (const Glyph& glyph : run.glyphs) shown_.push_back(fonts_.find(run.face, glyph.id));
  if (run.actual_text) {
    show_with_actual_text(run, 0, run.glyphs.size(), run.text);
  } else {
    show_pieces(run);
  }
  flush();
}

/// A piece is a cluster, or several between which readers would guess wrongly.
void TextPainter::show_pieces(const GlyphRun& run) {
  for (std::size_t begin = 0, end = 0; begin < run.glyphs.size(); begin = end) {
    end = cluster_end(run, begin);
    while (end < run.glyphs.size() && is_torn(run, end)) end = cluster_end(run, end);
    if (is_exact(run, begin, end)) {
      show(run, begin);
    } else {
      show_with_actual_text(run, begin, end, text_between(run, begin, end));
    }
  }
}

void TextPainter::set_look(const GlyphRun& run) {
  canvas_.fill_color(run.color);
  const bool embolden = run.embolden > Length();
  canvas_.stroke_glyphs(embolden);
  if (!embolden) return;
  canvas_.stroke_color(run.color);
  canvas_.pen(run.embolden, frame::LineStyle::solid);
  canvas_.round_joins(true);
}

std::size_t TextPainter::cluster_end(const GlyphRun& run, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < run.glyphs.size() && run.glyphs[end].text_length == 0) ++end;
  return end;
}

bool TextPainter::is_torn(const GlyphRun& run, std::size_t next) const {
  // Readers begin a new word from 0.1 em on.
  constexpr double kNotice = 0.09;
  const Glyph &left = run.glyphs[next - 1], &right = run.glyphs[next];
  if (shown_[next - 1].glyph == nullptr || left.y != right.y) return false;
  if (is_blank(text_of(run, left)) || is_blank(text_of(run, right))) return false;
  const double advance = shown_[next - 1].glyph->width / 10'000.0 * run.x_scale;
  return std::abs((right.x - left.x).over(run.size) - advance) > kNotice;
}

bool TextPainter::is_exact(const GlyphRun& run, std::size_t begin, std::size_t end) const {
  const EmbeddedGlyph* shown = shown_[begin].glyph;
  return end - begin == 1 && shown != nullptr && shown->text == text_of(run, run.glyphs[begin]);
}

void TextPainter::show_with_actual_text(const GlyphRun& run, std::size_t begin, std::size_t end,
                                        std::string_view text) {
  flush();
  canvas_.out() += "/Span<</ActualText";
  canvas_.out() += text_string(text);
  canvas_.op(">>BDC");
  for (std::size_t i = begin; i < end; ++i) show(run, i);
  flush();
  canvas_.op("EMC");
}

void TextPainter::show(const GlyphRun& run, std::size_t index) {
  const Glyph& glyph = run.glyphs[index];
  const DocumentFonts::Shown& shown = shown_[index];
  if (shown.glyph == nullptr) return;
  if (!started_ || run.origin.y + glyph.y != baseline_) start_line(run, glyph);
  if (const Mille size = to_mille(run.size); !canvas_.has_font(shown.font, size)) {
    flush();
    canvas_.font(shown.font, size);
  }
  used_.insert(shown.font);
  const double em = run.size.to_pt() * run.x_scale;
  append(*shown.glyph, (run.origin.x + glyph.x - start_x_).to_pt() / em * 1000);
}

/// Moves to the glyph: Td where the text matrix is a mere shift, as nearly always, else Tm.
void TextPainter::start_line(const GlyphRun& run, const Glyph& glyph) {
  flush();
  started_ = true;
  pen_ = 0;
  start_x_ = run.origin.x + glyph.x;
  baseline_ = run.origin.y + glyph.y;
  const Mille x = to_mille(start_x_), y = canvas_.y_up(baseline_);
  const bool shift = run.x_scale == 1 && run.slant == 0;
  std::string& out = canvas_.out();
  const bool relative = shift && shifted_only_;
  if (!relative) {
    append_factor(out, run.x_scale);
    out += " 0 ";
    append_factor(out, run.slant);
    out += " 1 ";
  }
  append_mille(out, relative ? x - line_x_ : x);
  out += ' ';
  append_mille(out, relative ? y - line_y_ : y);
  canvas_.op(relative ? " Td" : " Tm");
  shifted_only_ = shift;
  line_x_ = x;
  line_y_ = y;
}

/// A difference below 1/1000 em is none: it waits until it has grown.
void TextPainter::append(const EmbeddedGlyph& glyph, double wanted) {
  const auto adjustment = std::llround(pen_ - wanted);
  if (std::abs(pen_ - wanted) >= 1) {
    if (!codes_.empty()) codes_ += '>';
    append_integer(codes_, adjustment);
    codes_ += '<';
    adjusted_ = true;
    pen_ -= static_cast<double>(adjustment);
  } else if (codes_.empty()) {
    codes_ += '<';
  }
  append_hex(codes_, glyph.code);
  pen_ += glyph.width / 10.0;
}

void TextPainter::flush() {
  if (codes_.empty()) return;
  std::string& out = canvas_.out();
  if (adjusted_) out += '[';
  out += codes_;
  canvas_.op(adjusted_ ? ">]TJ" : ">Tj");
  codes_.clear();
  adjusted_ = false;
}

}  // namespace sealpress::pdf
