// What a check found, as a list for a secretary: a workbook, a Word file or a web page.
//
// One row for each finding: which record, which field, what is wrong, how to mend it. Every file
// stands alone; the same findings give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "messages/messages.h"
#include "pipeline/fill/render.h"

namespace sealpress::pipeline {

struct ReportRow {
  Severity severity = Severity::error;
  std::string record;         ///< 第3条, or what the document is called
  std::string unit, subject;  ///< whose it is, and of which team, where the record says so
  std::string field, what, how;
  std::string where;    ///< file, sheet, row and column, or part and place
  std::string article;  ///< of the notice
};

struct Report {
  std::string title;
  std::int64_t time = 0;  ///< of the check, seconds since 1970 UTC
  std::int64_t records = 0, errors = 0, warnings = 0;
  std::vector<ReportRow> rows;
};

/// Adds the findings of one record.
void add(Report& report, const RecordResult& result, messages::Language language);

/// The file's bytes, by the ending of its name: .xlsx, .docx, .html or .htm. Errors:
/// pipeline.report_format, and those of writing.
Result<std::string> write_report(const Report& report, std::string_view file_name,
                                 messages::Language language);

}  // namespace sealpress::pipeline
