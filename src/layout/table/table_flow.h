// A table: columns resolved, rows measured, split over regions.
//
// collect (rows, cells, spans, formats) -> prepare (column widths, borders resolved, cells' flows)
// -> break (fill: rows or parts of rows, repeated headers) -> finalize (shading, borders).
#pragma once

#include <memory>

#include "docx/node.h"
#include "layout/block/block_flow.h"
#include "layout/context.h"
#include "layout/flow.h"

namespace sealpress::layout {

class TableFlow {
 public:
  /// Prepares `table` for a text width. `nested` tables are never pulled left by the cell margin.
  static std::unique_ptr<const TableFlow> make(const docx::Table& table, Length text_width,
                                               bool nested, Context& context);
  virtual ~TableFlow() = default;

  /// Places rows from `cursor` on (null: from the start); sets it to null when the table is done.
  /// The piece's x is from the text's left edge: items may have negative x.
  virtual Filled fill(std::shared_ptr<const TableCursor>& cursor, const Region& region) const = 0;
  virtual WidthRange widths() const = 0;
  /// Whether the first row must stay with what follows / the last row with the next block.
  virtual bool keep_with_next() const = 0;
};

}  // namespace sealpress::layout
