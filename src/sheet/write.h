// Spreadsheets out: tables for people to read, fill in and send on, as .xlsx (libxlsxwriter).
//
// A sheet is a title over the table, lines of label and value, a header row that stays in sight
// and is repeated in print, and rows. Codes are text, numbers are numbers, choices are lists to
// pick from. Same book, same bytes; safe to call from many threads.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace sealpress::sheet {

struct OutColumn {
  enum class Type : std::uint8_t { text, number, date };
  std::string label;  ///< of the header; a line end starts a new line there
  Type type = Type::text;
  double width = 10;                 ///< in half-width characters
  std::string hint;                  ///< shown when a cell of the column is selected
  std::vector<std::string> choices;  ///< a list to pick from
  bool open_choices = false;         ///< other texts are allowed too
  bool centred = false;
  bool hidden = false;
};

/// A number as it is written ("98.50"): its decimals are shown.
struct OutNumber {
  std::string literal;
};
/// Nothing, a text, a number.
using OutCell = std::variant<std::monostate, std::string, OutNumber>;

/// A cell to be looked at: coloured, with a note that shows when one points at it.
struct OutMark {
  std::size_t row = 0, column = 0;  ///< of `rows` and `columns`, from 0
  std::string note;
};

struct OutSheet {
  std::string name;                                   ///< made fit for a sheet if it is not
  std::string title;                                  ///< over all columns; none if empty
  std::vector<std::pair<std::string, OutCell>> head;  ///< lines of label and value below the title
  std::vector<OutColumn> columns;
  std::vector<std::vector<OutCell>> rows;
  std::vector<OutMark> marks;
  std::size_t blank_rows = 0;  ///< ready to be filled in below the rows
  bool large_paper = false;    ///< A3 instead of A4, both across
};

struct OutBook {
  std::string title;
  std::int64_t created = 0;  ///< seconds since 1970 UTC
  std::vector<OutSheet> sheets;
};

/// The workbook's bytes. Errors: sheet.cannot_write, sheet.too_many_rows (1,048,576 of ECMA-376).
/// A text beyond Excel's 32,767 characters is refused with sheet.text_too_long.
Result<std::string> write(const OutBook& book);

/// What Excel takes as the name of a sheet: at most 31 UTF-16 units, none of []:*?/\, no ' at an
/// end.
std::string sheet_name(const std::string& wanted);

}  // namespace sealpress::sheet
