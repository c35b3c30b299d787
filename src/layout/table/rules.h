// All borders of the rows that stand in a region.
#pragma once

#include <vector>

#include "layout/table/break.h"

namespace sealpress::layout::table {

/// A cell where it stands in a region: a merge's box covers all of its rows there.
struct PlacedBox {
  std::size_t cell = 0;
  std::size_t first = 0, last = 0;  ///< of Placement::rows
};

/// The box of the cell, from border to border.
Rect area(const Prepared& table, const Placement& placement, const PlacedBox& box);

/// Appends the borders of cells and table, diagonal ones too.
void draw_rules(const Prepared& table, const Placement& placement,
                const std::vector<PlacedBox>& boxes, std::vector<frame::Item>& items);

}  // namespace sealpress::layout::table
