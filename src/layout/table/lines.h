// The borders of the rows that stand in a region, as few and as long lines as possible.
#pragma once

#include <vector>

#include "layout/flow.h"
#include "layout/table/boundary.h"

namespace sealpress::layout::table {

/// One horizontal boundary of a region, and what stands below it.
struct Level {
  Length y;
  std::vector<EdgeStretch> stretches;
  std::vector<Upright> uprights;  ///< of the row below; empty at the bottom
};

/// Appends the lines. Horizontal borders lie below their boundary's y, upright ones on both sides
/// of their column's x. `x`: the columns' boundaries.
void draw_lines(const std::vector<Level>& levels, const std::vector<Length>& x,
                std::vector<frame::Item>& items);

/// Appends one straight border of all its strands, in `band`: its whole width and length.
void draw_band(const Edge& edge, const Rect& band, bool upright, std::vector<frame::Item>& items);

frame::LineStyle line_style(docx::BorderStyle style);

}  // namespace sealpress::layout::table
