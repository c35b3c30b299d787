// Prepare: columns resolved, cells' contents made ready for their widths, rows measured.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "layout/block/block_flow.h"
#include "layout/context.h"
#include "layout/table/grid.h"
#include "layout/whole.h"

namespace sealpress::layout::table {

struct Margins {
  Length top, left, bottom, right;
};

/// A cell's content. Turned content (w:textDirection) is prepared for lines as long as the cell is
/// high, and placed whole.
struct CellContent {
  std::unique_ptr<const BlockFlow> flow;  ///< null where a vertical merge covers the cell
  Margins margins;
  Length height;  ///< natural, with the space after its end; of turned content: across its lines
  Length along;   ///< of turned content: the length of its lines
  docx::TextFlow direction = docx::TextFlow::horizontal;
  docx::CellAlign align = docx::CellAlign::top;

  bool turned() const { return direction != docx::TextFlow::horizontal; }
};

struct RowMetrics {
  Length border;      ///< widest border along its top
  Length top_margin;  ///< of all its cells: Word lets the widest count for each
  Length own;         ///< height below the border by its own cells and w:trHeight
  Length body;        ///< the same with what vertical merges ending here lack
  Length minimum;     ///< by w:trHeight, as far as it asks for one
  bool exact = false, may_split = true, break_before = false;
  /// The last row that must stand on the same page (keep with next); its own index if none.
  std::size_t chain_end = 0;
  std::vector<NoteRef> notes;        ///< of the cells that begin in it
  std::vector<NoteRef> merge_notes;  ///< of the merges among them
};

struct Prepared {
  Prepared(Grid collected, const Profile& like) : grid(std::move(collected)), profile(like) {}

  Grid grid;
  std::vector<Length> x;  ///< column boundaries, one more than columns, from the text's left edge
  std::vector<CellContent> contents;  ///< one for each cell of the grid
  std::vector<RowMetrics> rows;
  std::vector<std::vector<std::size_t>> merges_ending;  ///< by row: first cells of merges
  Length closing;                                       ///< widest border along the table's bottom
  Length gap;  ///< w:tblCellSpacing between cells and around them
  WidthRange range;
  bool keep_with_next = false;  ///< the last row must stay with what follows the table
  bool splittable = true;       ///< rows may be divided; not in tables nested absurdly deep
  const Profile& profile;

  /// The cell's box, half a gap inside its columns (a whole one at the table's rim).
  Length left(const GridCell& cell) const {
    return x[cell.column] + (cell.column == 0 ? gap : gap / 2);
  }
  Length right(const GridCell& cell) const {
    return x[cell.end()] - (cell.end() == grid.columns() ? gap : gap / 2);
  }
  /// Width of the cell's lines; never negative.
  Length inner_width(std::size_t cell) const;
};

Prepared prepare(const docx::Table& table, Length text_width, bool nested, Context& context);

/// Resolves the columns and prepares the cells' contents; turned cells wait for the rows' heights.
void prepare_contents(Prepared& table, Length text_width, bool nested, Context& context);
/// Measures the rows, then prepares turned contents for the heights found.
void measure_rows(Prepared& table, Context& context);

}  // namespace sealpress::layout::table
