// Spreadsheets in: what a person sees in each cell. write.h makes them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::sheet {

struct Cell {
  enum class Kind : std::uint8_t { empty, text, number, date, boolean, error };
  Kind kind = Kind::empty;
  /// Whether it is a whole number of more than 15 digits of which the file does not hold all.
  bool digits_lost = false;
  /// As a person sees it: numbers by their format (98.5%), dates as yyyy-MM-dd, booleans as TRUE
  /// and FALSE, text and text-typed codes unchanged. A number whose format hides it is empty; a
  /// formula whose result is not in the file is an error that reads =A1+B1, one whose result is a
  /// picture that is not there too (=DISPIMG("ID_1",1)).
  std::string text;
  /// Of a number, its decimal value with 15 significant digits; with all of them where it is whole
  /// and the file holds them.
  std::string literal;
};

/// Merged cells; rows and columns from 1, the last ones included.
struct Range {
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

/// A cell's row and column, from 1.
using CellPosition = std::pair<std::size_t, std::size_t>;
using Picture = std::shared_ptr<const std::string>;

struct Sheet {
  std::string name;
  std::vector<std::vector<Cell>> rows;  ///< from row 1; short rows are not padded
  std::vector<Range> merges;            ///< the first cell holds the value, the others are empty
  /// Pictures in cells (of Excel and of WPS) and over them: such a one belongs to the cell that its
  /// middle lies in.
  std::map<CellPosition, Picture> pictures;
  std::set<std::size_t> hidden_rows;  ///< from 1; by hand or by a filter
  bool hidden = false;
};

struct Workbook {
  std::vector<Sheet> sheets;
};

/// Reads .xlsx of Excel and WPS. Errors: sheet.not_workbook, sheet.missing_sheet,
/// sheet.bad_reference, sheet.bad_number, sheet.too_many_cells and those of package/ (an old .xls
/// is package.is_ole, a renamed web page package.is_html) and xml/.
Result<Workbook> read(std::string bytes, std::string_view name, const Limits& limits = {});

}  // namespace sealpress::sheet
