// The last step of a line: alignment, and the items of the page.
#pragma once

#include "layout/flow.h"
#include "layout/inline/line.h"
#include "layout/inline/prepare.h"

namespace sealpress::layout {

/// What drawing a line needs besides its text.
struct LineStyle {
  const ParagraphFormat& format;
  const text::FontLibrary& fonts;
  const Profile& profile;
  Length default_tab;
  bool expand_shift_return = true;  ///< lines ended by a line break are justified too
  bool in_cell = false;
  Length flow_width;
  Length paragraph_top;  ///< of its paragraph, in the piece's coordinates, for anchors
};

/// Draws `line` with its top at `top` of `piece`; x is from the flow's left edge.
void draw_line(const Line& line, const PreparedText& text, const LineStyle& style, Length top,
               Piece& piece);

}  // namespace sealpress::layout
