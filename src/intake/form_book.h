// Workbooks of forms with lists (推荐表, 汇总表): one sheet per list, lines of label and value
// above.
#pragma once

#include <memory>
#include <string>

#include "intake/intake.h"
#include "intake/shape.h"
#include "sheet/sheet.h"

namespace sealpress::intake {

/// Reads the records of a workbook by the form's shape, or says nothing (nullptr) where no sheet
/// has a header with two of a list's labels: then it is an ordinary table.
///
/// The header of a sheet is the row that names most fields of one table; a sheet named after a list
/// is that list's. A sheet of the record's own fields holds a record per row. A list's rows belong
/// to the record that the column 所属记录 names, else all to the only one. Above a header, `label：
/// value` in one cell, or a label and the value to its right, are fields of the only record.
/// A column 序号 is passed over, and so are rows with nothing else; hints below the header, totals
/// and who filled the table in are told and passed over, the latter's `填表人：name` read as above
/// the header.
/// Errors: intake.unlinked_rows, intake.no_such_record, intake.duplicate_label,
/// intake.value_without_label, intake.error_cell.
Result<std::unique_ptr<Reader>> read_form_book(const sheet::Workbook& workbook,
                                               const std::string& file, const Shape& shape,
                                               const Limits& limits);

}  // namespace sealpress::intake
