// Collect: a table's rows and cells, put onto its grid of columns.
//
// ECMA-376 17.4: a row's cells fill the grid from w:gridBefore on, each over w:gridSpan columns
// (17.4.17). Files disagree with their own w:tblGrid, so the grid is as wide as the widest row.
// Vertical merges are chains of cells over the same columns (17.4.84): one `restart`, then
// `continued`; a continued cell that continues nothing is an ordinary cell.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "docx/node.h"
#include "docx/styles.h"

namespace sealpress::layout::table {

/// Left and right margin of cells where neither table nor style states one: that of the Normal
/// Table built into Word, which LibreOffice takes too.
constexpr Length kSideMargin = Length::twips(108);

struct GridCell {
  std::vector<const docx::Node*> blocks;           ///< its paragraphs, tables, controls
  const docx::CellProperties* direct = nullptr;    ///< direct formatting, never null
  std::shared_ptr<const docx::CellFormat> format;  ///< by the table's style, never null
  std::size_t row = 0, column = 0, span = 1;
  std::size_t row_span = 1;  ///< rows that a merge's first cell covers
  std::size_t origin = 0;    ///< index of the merge's first cell; its own index if it is one

  std::size_t end() const { return column + span; }
};

struct GridRow {
  const docx::RowProperties* properties = nullptr;
  const docx::TableProperties* exceptions = nullptr;  ///< the table's with w:tblPrEx, or null
  std::size_t first = 0, count = 0;                   ///< its cells, from left to right
  std::size_t before = 0, after = 0;                  ///< skipped columns
};

struct Grid {
  docx::TableProperties properties;  ///< styles and direct formatting
  std::vector<GridRow> rows;         ///< hidden ones are left out
  std::vector<GridCell> cells;       ///< row by row
  std::vector<Length> widths;        ///< w:tblGrid, one for each column; zero if unknown
  std::size_t header_rows = 0;       ///< rows from the first on that repeat on every page
  std::vector<std::unique_ptr<const docx::TableProperties>> exceptions;
  std::vector<std::unique_ptr<const docx::RowProperties>> row_formats;  ///< with the style's

  std::size_t columns() const { return widths.size(); }
  std::span<const GridCell> cells_of(std::size_t row) const {
    return {cells.data() + rows[row].first, rows[row].count};
  }
  const docx::TableProperties& table_of(std::size_t row) const {
    return rows[row].exceptions != nullptr ? *rows[row].exceptions : properties;
  }
  bool covered(std::size_t cell) const { return cells[cell].origin != cell; }
  /// The last row that the cell, or the merge it starts, reaches.
  std::size_t last_row(const GridCell& cell) const { return cell.row + cell.row_span - 1; }
};

/// Puts `table` onto its grid. Never fails: a table without cells gives a grid without rows.
Grid collect(const docx::Table& table, const docx::StyleSheet& styles);

/// What the cell says itself, else what its table's style gives it.
template <class T>
const docx::Opt<T>& stated(const GridCell& cell, docx::Opt<T> docx::CellProperties::*member) {
  const docx::Opt<T>& own = cell.direct->*member;
  return own ? own : cell.format->cell.*member;
}

}  // namespace sealpress::layout::table
