// The formats of a report, and the words they share.
#pragma once

#include <string>

#include "pipeline/report/report.h"

namespace sealpress::pipeline {

struct ReportWords {
  std::string severity, record, field, what, how, where, article;  ///< heads of the columns
  std::string summary;                                             ///< the line below the title
  std::string nothing;                                             ///< where there are no findings
  std::string unit, subject;                                       ///< heads of the workbook alone
};

/// The record with its unit and subject below it, for formats without columns of their own.
std::string who(const ReportRow& row);

ReportWords report_words(const Report& report, messages::Language language);
std::string severity_word(Severity severity, messages::Language language);

std::string report_html(const Report& report, messages::Language language);
Result<std::string> report_docx(const Report& report, messages::Language language);
Result<std::string> report_xlsx(const Report& report, messages::Language language);

}  // namespace sealpress::pipeline
