// A form as a workbook: its records as Excel tables, or an empty table to fill in.
//
// The layout follows from schema and rules; no code knows a form. What it writes, intake reads back
// to the same records (docs/data-files.md).
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "data/record.h"
#include "forms/catalogue.h"
#include "intake/shape.h"
#include "messages/messages.h"

namespace sealpress::pipeline {

struct WorkbookOptions {
  messages::Language language = messages::Language::chinese;  ///< of the hints
  std::int64_t time = 0;                                      ///< seconds since 1970 UTC
  bool draft = false;                                         ///< marks the titles 草稿
};

/// Content as people write it into a cell: choices with their text in brackets, the items of a list
/// with `between` between them, paragraphs as lines.
std::string cell_text(const data::Value& value, const char* between);

/// The record as .xlsx. A form with one list is one sheet: title, its own fields, the list's table.
/// Others have a sheet of their own fields and one for each list. Errors: those of sheet::write.
Result<std::string> workbook_of(const forms::Form& form, const std::vector<forms::Table>& tables,
                                const data::Record& record, const WorkbookOptions& options);

/// The same with nothing filled in and rows ready for it.
Result<std::string> empty_table(const forms::Form& form, const std::vector<forms::Table>& tables,
                                const WorkbookOptions& options);

/// What intake must know to read such workbooks.
intake::Shape shape_of(const std::vector<forms::Table>& tables);

}  // namespace sealpress::pipeline
