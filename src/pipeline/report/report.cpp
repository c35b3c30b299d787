#include "pipeline/report/report.h"

#include "pipeline/clock.h"
#include "pipeline/report/formats.h"
#include "sheet/listing.h"

namespace sealpress::pipeline {
namespace {

bool ends_with(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  name.remove_prefix(name.size() - ending.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
    if (c != ending[i]) return false;
  }
  return true;
}

/// Where it is, without what has a column of its own.
std::string where(Diagnostic d, messages::Language language) {
  d.place.form.clear();
  d.place.field.clear();
  d.place.record.reset();
  d.place.path.clear();
  d.place.tag.clear();
  return messages::place(d, language);
}

/// What to do. The article that the command line adds has a column of its own.
std::string how(Diagnostic d, messages::Language language) {
  d.article.clear();
  return messages::hint(d, language);
}

std::string record_name(const RecordResult& result, messages::Language language) {
  if (!result.name.empty()) return result.name;
  if (result.record <= 0) return "";
  const Argument number{"record", result.record};
  return messages::ui("pipeline.report_record", language, {&number, 1});
}

std::uint32_t fill_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return 0xF8CBAD;
    case Severity::warning:
      return 0xFFF2CC;
    case Severity::info:
      return 0xFFFFFF;
  }
  return 0xFFFFFF;
}

}  // namespace

void add(Report& report, const RecordResult& result, messages::Language language) {
  if (result.record > 0) ++report.records;
  const std::string record = record_name(result, language);
  for (const Diagnostic& d : result.findings) {
    const RecordName called = d.place.record ? result.called : RecordName();
    if (d.severity == Severity::error) ++report.errors;
    if (d.severity == Severity::warning) ++report.warnings;
    report.rows.push_back({d.severity, record, called.unit, called.subject, d.place.field,
                           messages::message(d, language), how(d, language), where(d, language),
                           d.article});
  }
}

std::string severity_word(Severity severity, messages::Language language) {
  const char* code = severity == Severity::error     ? "pipeline.report_error"
                     : severity == Severity::warning ? "pipeline.report_warning"
                                                     : "pipeline.report_info";
  return messages::ui(code, language);
}

ReportWords report_words(const Report& report, messages::Language language) {
  const text::Date day = day_in_china(report.time);
  const Argument args[] = {{"records", report.records},
                           {"errors", report.errors},
                           {"warnings", report.warnings},
                           {"date", text::format_date(day, "yyyy-MM-dd").value_or("")}};
  const auto say = [&](const char* code) { return messages::ui(code, language); };
  return {say("pipeline.report_severity"), say("pipeline.report_which"),
          say("pipeline.report_field"),    say("pipeline.report_what"),
          say("pipeline.report_how"),      say("pipeline.report_where"),
          say("pipeline.report_article"),  messages::ui("pipeline.report_summary", language, args),
          say("pipeline.report_nothing"),  say("pipeline.report_unit"),
          say("pipeline.report_subject")};
}

std::string who(const ReportRow& row) {
  std::string out = row.record;
  for (const std::string& name : {row.unit, row.subject}) {
    if (!name.empty()) out += (out.empty() ? "" : "\n") + name;
  }
  return out;
}

Result<std::string> report_xlsx(const Report& report, messages::Language language) {
  const ReportWords words = report_words(report, language);
  sheet::Listing listing;
  listing.sheet = messages::ui("pipeline.report_sheet", language);
  listing.title = report.title + "  " + words.summary;
  listing.columns = {{words.severity, 8}, {words.record, 10},  {words.unit, 24},
                     {words.subject, 16}, {words.field, 20},   {words.what, 46},
                     {words.how, 36},     {words.article, 14}, {words.where, 26}};
  for (const ReportRow& row : report.rows) {
    listing.rows.push_back({{severity_word(row.severity, language), row.record, row.unit,
                             row.subject, row.field, row.what, row.how, row.article, row.where},
                            fill_of(row.severity)});
  }
  if (report.rows.empty()) {
    listing.rows.push_back({{"", "", "", "", "", words.nothing, "", "", ""}, 0xFFFFFF});
  }
  return sheet::write_listing(listing);
}

Result<std::string> write_report(const Report& report, std::string_view file_name,
                                 messages::Language language) {
  if (ends_with(file_name, ".xlsx")) return report_xlsx(report, language);
  if (ends_with(file_name, ".docx")) return report_docx(report, language);
  if (ends_with(file_name, ".html") || ends_with(file_name, ".htm")) {
    return report_html(report, language);
  }
  return fail(usage_error("pipeline.report_format").in_file(file_name));
}

}  // namespace sealpress::pipeline
