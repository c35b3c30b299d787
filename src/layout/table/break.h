// Break: which rows, or parts of rows, stand in a region.
//
// A row is placed whole where it fits. Else it is split between lines, each cell on its own, if it
// may; rows of exact height move whole. Header rows repeat above every continuation. Rows that
// must stay together (keep with next) move together, unless they began at the region's top.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "layout/table/prepare.h"

namespace sealpress::layout {

/// Where in a table to go on.
struct TableCursor {
  std::size_t row = 0;
  bool inside = false;  ///< the row began above
  Length minimum;       ///< height that a row begun above must still get (w:trHeight)
  /// How far the cells have come that began above: those of the row, and merges that reach it.
  std::map<std::size_t, Cursor> begun;
};

}  // namespace sealpress::layout

namespace sealpress::layout::table {

struct PlacedRow {
  std::size_t row = 0;
  Length top;           ///< its boundary with what stands above
  Length border, body;  ///< the boundary's widest border; the height below it
  Length room;          ///< height that its cells were offered
  bool begins = true, ends = true;
  bool forced = false;  ///< nothing stands above: its cells got at least a line each

  Length content_top() const { return top + border; }
  Length bottom() const { return content_top() + body; }
};

/// Rows that stand in one region, from its top.
struct Placement {
  std::vector<PlacedRow> rows;
  std::size_t repeated = 0;  ///< how many of them are repeated headers
  /// Contents of split rows' cells, as far as they stand here.
  std::map<std::size_t, Filled> parts;
  Length height;  ///< the closing border included
  FillEnd end = FillEnd::done;
};

/// Places what fits from `cursor` on and moves it, but for the merges that are cut: those are
/// known when they are filled.
Placement place_rows(const Prepared& table, TableCursor& cursor, const Region& region);

/// From where the content of `cell` goes on.
Cursor begun(const TableCursor& cursor, std::size_t cell);

}  // namespace sealpress::layout::table
