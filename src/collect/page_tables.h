// The tables of a page that is drawn: cells told by ruling lines.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pdf/read/shown_page.h"

namespace sealpress::collect {

/// A cell over the rows [row_begin, row_end) and the columns [column_begin, column_end).
struct DrawnCell {
  pdf::Box box;
  std::size_t row_begin = 0, row_end = 0, column_begin = 0, column_end = 0;
  bool open = false;  ///< some of its sides are not ruled
};

/// Lines that touch one another, and the cells between them. The outermost sides count as ruled.
struct DrawnTable {
  pdf::Box box;
  std::vector<double> columns, rows;  ///< where lines stand, ascending
  std::vector<DrawnCell> cells;       ///< row by row

  double area() const { return box.width() * box.height(); }
  /// The cell around a point, nothing outside the table.
  std::optional<std::size_t> cell_at(double x, double y) const;

  std::vector<std::size_t> owners;  ///< of each field of the grid, row by row: its cell
};

struct DrawnTables {
  std::vector<DrawnTable> tables;     ///< from the largest to the smallest
  std::vector<pdf::ShownRule> loose;  ///< level lines that belong to none: underlines
  /// The smallest table around a point.
  std::optional<std::size_t> table_at(double x, double y) const;
};

DrawnTables tables_of(const pdf::ShownPage& page);

}  // namespace sealpress::collect
