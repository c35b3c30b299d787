// How high a line is and where its baseline stands.
//
// Word adds up from the fonts that the document *names*: a Latin face asks for ascender, descender
// and line gap (above); an East Asian face for 1.3 x its body, 0.15 above and below. The grid of
// lines (17.6.5) rounds the result up to whole lines.
#pragma once

#include "layout/context.h"
#include "layout/inline/line.h"
#include "layout/inline/prepare.h"

namespace sealpress::layout {

/// The parts of the environment that decide about line heights.
struct LineGrid {
  Length pitch;  ///< zero: no grid
  bool exact_leaves = true;
  bool multiplies_cells = false;  ///< a multiple multiplies what was rounded up
  bool blank_hangs = true;        ///< blank below the letters may reach over a page's end
};

/// The grid that holds for paragraphs of this context.
LineGrid line_grid(const ParagraphFormat& format, const Context& context);

struct Extent {
  Length ascent, descent;
};
/// What one font asks for.
Extent font_extent(const text::LineMetrics& metrics, Length size, const Profile& profile);

/// Sets height and baseline of `line`.
void set_height(Line& line, const PreparedText& text, const ParagraphFormat& format,
                const LineGrid& grid, const Profile& profile);

}  // namespace sealpress::layout
