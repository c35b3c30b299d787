// Spreadsheets in: what a person sees in each cell. (Out follows with the summary tables.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::sheet {

struct Cell {
  enum class Kind : std::uint8_t { empty, text, number, date, boolean, error };
  Kind kind = Kind::empty;
  /// As a person sees it: numbers by their format, dates as yyyy-MM-dd, text-typed codes unchanged.
  std::string text;
  std::string literal;  ///< of a number, its exact decimal value
};

struct Sheet {
  std::string name;
  std::vector<std::vector<Cell>> rows;  ///< from row 1; short rows are not padded
  bool hidden = false;
};

struct Workbook {
  std::vector<Sheet> sheets;
};

/// Reads .xlsx of Excel and WPS. Errors: sheet.is_xls, sheet.is_html, sheet.not_workbook and those
/// of package/ and xml/.
Result<Workbook> read(std::string bytes, std::string_view name, const Limits& limits = {});

}  // namespace sealpress::sheet
