// Submissions: JSON, JSON Lines, CSV and XLSX become records, one at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "data/record.h"
#include "intake/shape.h"

namespace sealpress::intake {

/// A stream of records. Not thread-safe; memory does not grow with the number of records for
/// .jsonl and .csv.
class Reader {
 public:
  virtual ~Reader() = default;
  /// The next record; nullopt at the end. A record that cannot be read is an error naming its line;
  /// the next call goes on behind it where that is possible (.jsonl), else ends.
  virtual std::optional<Result<data::Record>> next() = 0;
  /// What is to be said of the file as a whole, since the last call: at the start what was passed
  /// over or taken out, at the end which rows were no records.
  virtual Diagnostics take_remarks() { return {}; }
};

/// Opens a submission file; "-" is standard input. What the file begins with decides, its extension
/// only where that leaves a choice: .xlsx (first visible sheet with a header), .json (an object or
/// an array of objects), JSON Lines, .csv (comma, semicolon or tab; UTF-8, UTF-16 or GB18030).
/// Labels are kept as written; values of CSV are strings, numbers of workbooks as a person sees
/// them; line ends within values are \n.
///
/// Errors: intake.no_such_file, intake.cannot_read, intake.empty_file, intake.unknown_format,
/// intake.unknown_encoding, intake.too_large, intake.is_xls (argument `kind`: encrypted, excel,
/// word or other), intake.is_html, intake.not_records, intake.no_header, intake.duplicate_label,
/// and those of data::parse_json and sheet::read. Per record: intake.not_object, intake.csv_quote,
/// intake.row_too_large, intake.too_many_columns, intake.ill_formed_utf8,
/// intake.value_without_label, intake.error_cell, intake.picture_not_held,
/// intake.control_character, intake.too_many_records.
///
/// `shape`, where given, is the form's: by its labels the sheet with the data and its header are
/// found, and workbooks of forms with lists are read. An object that only wraps the records
/// ({"data": […]}) is unwrapped. Remarks: intake.sheet_not_read, intake.hidden_sheet_not_read,
/// intake.unwrapped, intake.hint_row, intake.total_row,
/// intake.signature_row; of a record intake.digits_lost, intake.digits_doubtful,
/// intake.direction_mark.
Result<std::unique_ptr<Reader>> open(std::string_view path, const Limits& limits = {},
                                     const Shape* shape = nullptr);
/// The same over bytes; `name` is for messages and its extension decides where content does not.
Result<std::unique_ptr<Reader>> read(std::string bytes, std::string_view name,
                                     const Limits& limits = {}, const Shape* shape = nullptr);

}  // namespace sealpress::intake
