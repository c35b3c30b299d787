// The readers of each format. Intake.cpp decides which one it is.
#pragma once

#include <memory>
#include <string>

#include "intake/intake.h"
#include "intake/shape.h"
#include "intake/source.h"

namespace sealpress::intake {

/// One JSON object, or an array of objects; an object that wraps them ({"data": […]}), none of
/// whose members is a label of `shape`, is told and taken off. Errors: those of data::parse_json,
/// and intake.not_records; then per element intake.not_object.
Result<std::unique_ptr<Reader>> read_json(Stream stream, const Limits& limits,
                                          const Shape* shape = nullptr);

/// One JSON object per line; blank lines are passed over. Errors per line: those of
/// data::parse_json, intake.not_object, intake.row_too_large.
std::unique_ptr<Reader> read_json_lines(Stream stream, const Limits& limits);

/// Rows of a CSV file; all values are strings. Errors: those of CsvParser and read_table.
Result<std::unique_ptr<Reader>> read_csv(Stream stream, const Limits& limits,
                                         const Shape* shape = nullptr);

/// Rows of the visible sheet that names most labels of `shape`; where none names any, of the first
/// one with a header and rows, sheets called 封面 or 填表说明 last. Other sheets that seem to hold
/// data are remarks. A numeric cell is the number that a person
/// sees; one that shows more than a number (98.5%, 00123, 12个) is that text; dates are yyyy-MM-dd.
/// A cell merged over several rows counts for each of them. With a shape that has lists, a workbook
/// of such a form is read as read_form_book tells. Errors: those of sheet::read, read_table and
/// read_form_book; then per row intake.error_cell.
Result<std::unique_ptr<Reader>> read_workbook(std::string bytes, const std::string& name,
                                              const Limits& limits, const Shape* shape = nullptr);

/// Passes records on with their values checked and cleaned: line ends become \n, control
/// characters are errors that name their place (intake.control_character). Counts the records
/// (intake.too_many_records).
std::unique_ptr<Reader> checked(std::unique_ptr<Reader> inner, const Limits& limits);

}  // namespace sealpress::intake
