// Where a table stands along the line.
#pragma once

#include "layout/context.h"
#include "layout/table/grid.h"

namespace sealpress::layout::table {

/// X of the first column's boundary from the text's left edge, for columns `width` wide together.
///
/// Word up to 2010 (compatibility below 15) lets the text of the first cell, not its border, stand
/// at the margin (17.4.50 w:tblInd); from 2013 on the border's outer edge stands there. Nested
/// tables are never pulled out of their cell.
Length table_left(const Grid& grid, Length width, Length text_width, bool nested,
                  const Context& context);

}  // namespace sealpress::layout::table
