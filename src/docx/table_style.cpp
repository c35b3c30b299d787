// Conditional formats of table styles (17.7.6): which parts of a table a cell lies in, and what
// their borders mean for it.
#include <algorithm>

#include "docx/styles.h"

namespace sealpress::docx {

namespace {

/// A part of a table as the rows and columns it covers.
struct Area {
  TablePart part;
  int first_row, end_row, first_column, end_column;
};

struct Bands {
  int size, first, end;  ///< rows or columns that take part
};

/// The band that `at` lies in, as [first, end); empty if it lies in none.
std::pair<int, int> band_at(const Bands& bands, int at) {
  if (bands.size <= 0 || at < bands.first || at >= bands.end) return {0, 0};
  const int first = bands.first + (at - bands.first) / bands.size * bands.size;
  return {first, std::min(first + bands.size, bands.end)};
}

bool is_odd_band(const Bands& bands, int first) {
  return (first - bands.first) / bands.size % 2 != 0;
}

class Parts {
 public:
  Parts(const TableProperties& table, const CellPosition& at)
      : look_(table.look.value_or(TableLook())), at_(at) {
    head_ = look_.first_row ? std::max(1, at.header_rows) : 0;
    row_band_ = table.row_band_size.value_or(1);
    column_band_ = table.column_band_size.value_or(0);
  }

  /// The areas that hold the cell, in the order in which later ones win.
  std::vector<Area> all() {
    const int rows = at_.rows, columns = at_.columns;
    add(true, TablePart::whole, 0, rows, 0, columns);
    add_bands();
    const bool left = look_.first_column && at_.column == 0;
    const bool right = look_.last_column && at_.column + at_.span >= columns;
    const bool top = look_.first_row && at_.row < head_;
    const bool bottom = look_.last_row && at_.row == rows - 1 && !top;
    add(left, TablePart::first_column, 0, rows, 0, 1);
    add(right, TablePart::last_column, 0, rows, columns - 1, columns);
    add(top, TablePart::first_row, 0, head_, 0, columns);
    add(bottom, TablePart::last_row, rows - 1, rows, 0, columns);
    add(top && left, TablePart::nw_cell, 0, head_, 0, 1);
    add(top && right, TablePart::ne_cell, 0, head_, columns - 1, columns);
    add(bottom && left, TablePart::sw_cell, rows - 1, rows, 0, 1);
    add(bottom && right, TablePart::se_cell, rows - 1, rows, columns - 1, columns);
    return std::move(areas_);
  }

 private:
  void add(bool holds, TablePart part, int first_row, int end_row, int first_column,
           int end_column) {
    if (holds) areas_.push_back({part, first_row, end_row, first_column, end_column});
  }

  void add_bands() {
    const Bands rows{look_.no_h_band ? 0 : row_band_, head_, at_.rows - (look_.last_row ? 1 : 0)};
    const auto [row, row_end] = band_at(rows, at_.row);
    if (row < row_end) {
      add(true, is_odd_band(rows, row) ? TablePart::band2_horz : TablePart::band1_horz, row,
          row_end, 0, at_.columns);
    }
    const Bands columns{look_.no_v_band ? 0 : column_band_, look_.first_column ? 1 : 0,
                        at_.columns - (look_.last_column ? 1 : 0)};
    const auto [column, column_end] = band_at(columns, at_.column);
    if (column < column_end) {
      add(true, is_odd_band(columns, column) ? TablePart::band2_vert : TablePart::band1_vert, 0,
          at_.rows, column, column_end);
    }
  }

  TableLook look_;
  CellPosition at_;
  int head_ = 0, row_band_ = 1, column_band_ = 0;
  std::vector<Area> areas_;
};

/// The area's borders as the cell has them: outer ones on the area's edges, inside ones between.
CellBorders borders_of_cell(const CellBorders& area_borders, const Area& area,
                            const CellPosition& at) {
  CellBorders borders = area_borders;
  const auto inside = [](bool edge, const Opt<Border>& outer, const Opt<Border>& inner) {
    return edge ? outer : inner;
  };
  borders.top = inside(at.row <= area.first_row, area_borders.top, area_borders.inside_h);
  borders.bottom = inside(at.row + 1 >= area.end_row, area_borders.bottom, area_borders.inside_h);
  borders.left = inside(at.column <= area.first_column, area_borders.left, area_borders.inside_v);
  borders.right =
      inside(at.column + at.span >= area.end_column, area_borders.right, area_borders.inside_v);
  borders.inside_h.reset();
  borders.inside_v.reset();
  return borders;
}

void apply_part(CellFormat& format, const TablePartFormat& part, const Area& area,
                const CellPosition& at) {
  apply(format.paragraph, part.paragraph);
  apply(format.run, part.run);
  CellProperties by_table;
  by_table.borders = borders_of_cell(part.table.borders, area, at);
  by_table.margins = part.table.cell_margins;
  by_table.shading = part.table.shading;
  apply(format.cell, by_table);
  CellProperties own = part.cell;
  own.borders = borders_of_cell(part.cell.borders, area, at);
  apply(format.cell, own);
}

}  // namespace

RowProperties StyleSheet::row(const TableProperties& direct, int row, int rows) const {
  const Flat* flat = find_flat(direct.style, StyleType::table, default_table_style);
  if (flat == nullptr) return {};
  RowProperties result = flat->style.row;
  const auto& parts = flat->style.parts;
  const bool formats_rows = std::any_of(parts.begin(), parts.end(), [](const auto& part) {
    return part.second.row != RowProperties();
  });
  if (!formats_rows) return result;
  TableProperties table = flat->style.table;
  apply(table, direct);
  CellPosition at;
  at.row = row;
  at.rows = rows;
  at.columns = 3;
  at.column = 1;  // between the first and the last: only what concerns whole rows
  for (const Area& area : Parts(table, at).all()) {
    const auto part = parts.find(area.part);
    if (part != parts.end()) apply(result, part->second.row);
  }
  return result;
}

CellFormat StyleSheet::cell(const TableProperties& direct, const CellPosition& at) const {
  CellFormat format;
  format.styled = direct.style.has_value();
  const Flat* flat = find_flat(direct.style, StyleType::table, default_table_style);
  if (flat == nullptr) return format;
  format.paragraph = flat->style.paragraph;
  format.run = flat->style.run;
  format.cell = flat->style.cell;
  TableProperties table = flat->style.table;
  apply(table, direct);
  for (const Area& area : Parts(table, at).all()) {
    const auto part = flat->style.parts.find(area.part);
    if (part != flat->style.parts.end()) apply_part(format, part->second, area, at);
  }
  return format;
}

}  // namespace sealpress::docx
