// The third step of a flow: what fits into a region.
#pragma once

#include "layout/block/blocks.h"

namespace sealpress::layout {

/// Fills `region` with blocks from `cursor` on and moves the cursor.
Filled fill_blocks(const Blocks& blocks, Cursor& cursor, const Region& region);

}  // namespace sealpress::layout
