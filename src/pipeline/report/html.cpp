#include <fmt/format.h>

#include "pipeline/report/formats.h"
#include "xml/document.h"

namespace sealpress::pipeline {
namespace {

constexpr std::string_view kStyle = R"(
body{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;margin:2em auto;
max-width:72em;padding:0 1em;color:#222;line-height:1.6}
h1{font-size:1.4em;margin:0 0 .2em}
p.sum{color:#555;margin:0 0 1.2em}
table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{border:1px solid #bbb;padding:.35em .6em;text-align:left;vertical-align:top}
th{background:#e8eef7;position:sticky;top:0;white-space:nowrap}
td.s{white-space:pre}
tr.error td.s{background:#f8cbad}
tr.warning td.s{background:#fff2cc}
td.w{color:#666;font-size:.9em}
@media print{@page{size:A4 landscape;margin:12mm}body{margin:0;max-width:none}
th{position:static}thead{display:table-header-group}tr{break-inside:avoid}}
)";

std::string cell(const std::string& text, std::string_view kind = "") {
  const std::string open = kind.empty() ? "<td>" : fmt::format("<td class=\"{}\">", kind);
  return open + xml::escape_text(text) + "</td>";
}

std::string_view row_class(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

}  // namespace

std::string report_html(const Report& report, messages::Language language) {
  const ReportWords words = report_words(report, language);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "name=\"viewport\" "
      "content=\"width=device-width\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
      "<h1>{}</h1>\n<p class=\"sum\">{}</p>\n",
      language == messages::Language::chinese ? "zh-CN" : "en", xml::escape_text(report.title),
      kStyle, xml::escape_text(report.title), xml::escape_text(words.summary));
  if (report.rows.empty()) {
    return out + "<p>" + xml::escape_text(words.nothing) + "</p>\n</body>\n</html>\n";
  }
  out += "<table>\n<thead><tr>";
  for (const std::string* head : {&words.severity, &words.record, &words.field, &words.what,
                                  &words.how, &words.article, &words.where}) {
    out += "<th>" + xml::escape_text(*head) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const ReportRow& row : report.rows) {
    out += fmt::format("<tr class=\"{}\">", row_class(row.severity)) +
           cell(severity_word(row.severity, language), "s") + cell(who(row), "s") +
           cell(row.field) + cell(row.what) + cell(row.how) + cell(row.article, "w") +
           cell(row.where, "w") + "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</body>\n</html>\n";
}

}  // namespace sealpress::pipeline
