// Filling a flow to its end where pages do not matter: cells and text boxes.
#pragma once

#include "layout/block/block_flow.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// A region without an end, for lines of `width`.
Region endless(Length width, bool measure);

/// Fills until the flow is done, through page breaks, which mean nothing there.
Filled fill_all(const BlockFlow& flow, Cursor& cursor, const Region& region);

/// Fills through page breaks as far as the region's height reaches.
Filled fill_within(const BlockFlow& flow, Cursor& cursor, Region region);

/// Cuts a piece to `window`, in the piece's coordinates. Lines that begin below it are dropped.
void clip(Piece& piece, const Rect& window);

}  // namespace sealpress::layout
