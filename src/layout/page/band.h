// A band: the part of a page that one section fills, column by column.
#pragma once

#include <vector>

#include "layout/block/block_flow.h"
#include "layout/page/notes.h"
#include "layout/page/open_page.h"

namespace sealpress::layout {

struct BandFill {
  Piece piece;  ///< in page coordinates
  std::vector<Float> floats;
  FillEnd end = FillEnd::done;
  Cursor cursor;  ///< where the flow goes on
  Length bottom;
  Length owed;  ///< space after the last block
};

/// Fills bands of one flow on one page. Neither the page nor the cursor is changed, the notes are.
class BandFiller {
 public:
  BandFiller(const BlockFlow& flow, const OpenPage& page, std::vector<ColumnPlace> columns,
             FootnoteRoom& notes, Context& context)
      : flow_(flow), page_(page), columns_(std::move(columns)), notes_(notes), context_(context) {}

  /// Fills from `cursor` on and settles the drawings that are anchored in what it places: text
  /// flows around them, which may move them in turn; a few tries, then it stays.
  BandFill settle(const Cursor& cursor);
  /// The same with columns of equal height, for a flow that ends here.
  BandFill balance(const Cursor& cursor);

 private:
  BandFill fill(const Cursor& cursor, Length height, const std::vector<Float>& around);
  bool ends_within(Cursor cursor, Length height) const;
  Region region(std::size_t column, Length height) const;

  const BlockFlow& flow_;
  const OpenPage& page_;
  std::vector<ColumnPlace> columns_;
  FootnoteRoom& notes_;
  Context& context_;
};

}  // namespace sealpress::layout
