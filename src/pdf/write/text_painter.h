// Glyph runs as text operators (ISO 32000-1, 9.4).
//
// The glyphs of a stretch on one baseline become one Tj or TJ, with a number wherever a glyph does
// not stand where the one before has left the pen.
//
// Readers get the text back from the fonts' ToUnicode maps, and guess a blank or a new line where
// glyphs stand apart or overlap, as spaced titles and compressed punctuation do. What would not
// come back exactly is wrapped in /Span /ActualText (14.9.4), so that a search and a copy find what
// was written.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pdf/write/canvas.h"
#include "pdf/write/document_fonts.h"

namespace sealpress::pdf {

class TextPainter {
 public:
  TextPainter(Canvas& canvas, const DocumentFonts& fonts) : canvas_(canvas), fonts_(fonts) {}

  void paint(const frame::GlyphRun& run);
  /// Indices of the fonts that were shown.
  const std::set<std::size_t>& used() const { return used_; }

 private:
  void set_look(const frame::GlyphRun& run);
  void show_pieces(const frame::GlyphRun& run);
  /// The end of the cluster that begins at glyph `begin`.
  static std::size_t cluster_end(const frame::GlyphRun& run, std::size_t begin);
  /// Whether a reader would see a blank or a break before glyph `next`, where none is written.
  bool is_torn(const frame::GlyphRun& run, std::size_t next) const;
  bool is_exact(const frame::GlyphRun& run, std::size_t begin, std::size_t end) const;
  void show_with_actual_text(const frame::GlyphRun& run, std::size_t begin, std::size_t end,
                             std::string_view text);
  void show(const frame::GlyphRun& run, std::size_t index);
  void start_line(const frame::GlyphRun& run, const frame::Glyph& glyph);
  void append(const EmbeddedGlyph& glyph, double wanted);
  /// Writes the codes gathered so far.
  void flush();

  Canvas& canvas_;
  const DocumentFonts& fonts_;
  std::set<std::size_t> used_;
  std::vector<DocumentFonts::Shown> shown_;  ///< for each glyph of the run

  // The text object: where its line starts (9.4.2), while its matrix is a mere shift.
  bool shifted_only_ = true;
  Mille line_x_ = 0, line_y_ = 0;

  // The stretch on one baseline.
  bool started_ = false;
  Length start_x_, baseline_;
  double pen_ = 0;  ///< in 1/1000 em behind the start

  std::string codes_;  ///< the array of TJ, its last string still open
  bool adjusted_ = false;
};

}  // namespace sealpress::pdf
