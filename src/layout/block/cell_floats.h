// Drawings anchored in a table cell, around which the cell's own text flows (w:layoutInCell).
//
// They belong to the cell: it grows to hold them, and they move with it. What flows around a
// drawing moves those that come later, so they are set one after the other.
#pragma once

#include "layout/block/blocks.h"

namespace sealpress::layout {

/// Finds the drawings among `blocks` and measures them.
std::vector<CellFloat> measure_floats(const std::vector<Block>& blocks, Context& context);

/// Fills a cell that holds such drawings. Not before the region's top, nothing is placed if they
/// reach beyond its end.
Filled fill_around(const Blocks& blocks, Cursor& cursor, const Region& region);

}  // namespace sealpress::layout
