// Borders between cells: which one is drawn, how wide it is, and of which lines it is made.
//
// Every inner boundary has two owners. Word (MS-OI29500 2.1.169, where ECMA-376 17.4.66 says
// otherwise): a cell's own border beats the table's; `nil` shows no border, `none` yields; the
// heavier wins, then the darker, then the one that is read first.
#pragma once

#include <array>
#include <cstdint>

#include "docx/properties.h"
#include "layout/profile.h"
#include "layout/table/grid.h"

namespace sealpress::layout::table {

/// Widths of a border's parallel lines and of the gaps between them, in turn, from its top or left
/// side on; zeros at the end.
using Strands = std::array<Length, 5>;

/// What is drawn along a stretch of a boundary. Style `none`: nothing.
struct Edge {
  docx::BorderStyle style = docx::BorderStyle::none;
  int eighths = 0;
  Color color;
  bool operator==(const Edge&) const = default;
  bool visible() const { return style != docx::BorderStyle::none; }
  Strands strands() const;
  Length width() const;
};

/// One owner's border.
struct Claim {
  docx::Border border;
  bool of_cell = false;  ///< said by the cell or its table style's part, not by the whole table
};

enum class Side : std::uint8_t { top, left, bottom, right };

/// The border that a cell has on a side, from the cell, its style, its row's exceptions or the
/// table, in this order.
Claim claim_of(const Grid& grid, const GridCell& cell, Side side);

/// The same for a cell that touches no other (w:tblCellSpacing): all its sides are inner ones.
Claim own_claim_of(const Grid& grid, const GridCell& cell, Side side);

/// What is drawn where two borders meet; `first` is read before `second`.
Edge meet(const Claim& first, const Claim& second, const Profile& profile);
/// What is drawn where only one cell has a border.
Edge alone(const Claim& claim);

}  // namespace sealpress::layout::table
