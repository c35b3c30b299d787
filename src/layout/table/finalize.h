// Finalize: what stands in a region, drawn. All shading first, then the cells' contents, then all
// borders.
#pragma once

#include "layout/table/break.h"

namespace sealpress::layout::table {

/// Draws `placement`. `from` is the cursor before it was placed; `to` the one after, to which the
/// merges that the region's end cuts are added. Contents of divided rows are moved out.
Piece finalize(const Prepared& table, Placement& placement, const TableCursor& from,
               TableCursor& to, const Region& region);

}  // namespace sealpress::layout::table
