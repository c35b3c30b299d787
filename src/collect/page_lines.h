// Lines of text out of characters that stand on a page, and the text that they make together.
#pragma once

#include <optional>
#include <vector>

#include "collect/glyphs.h"
#include "pdf/read/shown_page.h"

namespace sealpress::collect {

struct DrawnLine {
  std::vector<Glyph> text;  ///< with blanks where there are gaps
  double left = 0, right = 0, base = 0, size = 0;
  double first_word = 0;  ///< width of what must stand together at its beginning
  double middle() const { return (left + right) / 2; }
};

/// From top to bottom. `underlines`: level lines outside tables.
std::vector<DrawnLine> lines_of(std::vector<pdf::ShownGlyph> glyphs,
                                const std::vector<pdf::ShownRule>& underlines);

/// Whether a line broke because no more had room up to `right`.
bool is_full(const DrawnLine& line, const DrawnLine& next, double right);

/// The text of lines in a cell whose right side is `right`: lines that broke for want of room go on
/// in one another, others end with '\n'.
std::vector<Glyph> cell_text(const std::vector<DrawnLine>& lines, double right);

/// Appends a line that goes on where the text ends.
void append_line(std::vector<Glyph>& text, const DrawnLine& line);

}  // namespace sealpress::collect
