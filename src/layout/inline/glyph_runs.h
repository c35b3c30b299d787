// Glyph runs of a line: as few and as long as faces, sizes and colours allow.
#pragma once

#include <optional>

#include "layout/flow.h"
#include "layout/inline/prepare.h"

namespace sealpress::layout {

class GlyphRuns {
 public:
  GlyphRuns(const PreparedText& text, const text::FontLibrary& fonts, Piece& piece)
      : text_(text), fonts_(fonts), piece_(piece) {}
  ~GlyphRuns() { flush(); }
  GlyphRuns(const GlyphRuns&) = delete;
  GlyphRuns& operator=(const GlyphRuns&) = delete;

  /// The cluster [begin, end) of the text, its origin at `origin`.
  void add(std::uint32_t begin, std::uint32_t end, Point origin, const Span& span);
  /// `count` times the glyph of `c`, each `advance` apart.
  void repeat(char32_t c, std::int64_t count, Length advance, Point origin, const Span& span);
  void flush();

 private:
  void open(text::FaceId face, const Span& span, Point origin, double stretch = 1);
  double scale_of(double plain, double stretch) const;
  Length blank_beside(const PreparedGlyph& glyph, const Span& span) const;

  const PreparedText& text_;
  const text::FontLibrary& fonts_;
  Piece& piece_;
  std::optional<frame::GlyphRun> run_;
};

}  // namespace sealpress::layout
