// Templates and records as anyone might type them.
//
// Input: a record as JSON, a line "---", then the template, a paragraph for each line; a line that
// begins with "|" is a table row, its cells between further "|"; "~" tears a run in two. A record
// that is no JSON is replaced by a usual one. Allowed: templates with faults, findings about
// values. Never: a crash, a merged document that cannot be written, or that reads otherwise when
// opened.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docx/document.h"
#include "docx/text/plain_text.h"
#include "merge/template.h"
#include "support/docx_builder.h"
#include "text/unicode.h"
#include "xml/document.h"

namespace {

using namespace sealpress;

std::string_view take_until(std::string_view& rest, std::string_view end) {
  const std::size_t found = rest.find(end);
  const std::string_view taken = rest.substr(0, found);
  rest = found == rest.npos ? std::string_view() : rest.substr(found + end.size());
  return taken;
}

std::string paragraph(std::string_view text) {
  std::string runs;
  do {
    const std::string escaped = xml::escape_text(take_until(text, "~"));
    runs += "<w:r><w:t xml:space=\"preserve\">" + escaped + "</w:t></w:r>";
  } while (!text.empty());
  return "<w:p>" + runs + "</w:p>";
}

std::string row(std::string_view cells) {
  std::string all;
  do {
    all += "<w:tc><w:tcPr/>" + paragraph(take_until(cells, "|")) + "</w:tc>";
  } while (!cells.empty());
  return "<w:tr>" + all + "</w:tr>";
}

std::string body(std::string_view lines) {
  std::string xml;
  bool in_table = false;
  while (!lines.empty()) {
    const std::string_view line = take_until(lines, "\n");
    const bool is_row = !line.empty() && line.front() == '|';
    if (is_row && !in_table) xml += "<w:tbl><w:tblPr/><w:tblGrid/>";
    if (!is_row && in_table) xml += "</w:tbl>";
    in_table = is_row;
    xml += is_row ? row(line.substr(1)) : paragraph(line);
  }
  return xml + (in_table ? "</w:tbl>" : "") + "<w:p/>";
}

/// For templates whose record was spoilt.
data::Value usual_record() {
  return *data::parse_json(
      R"({"a": "值", "b": [{"a": 1, "b": [2, 3]}, {"c": true}], "c": {"选": "x"},
                               "评委": [{"姓名": "甲"}, {}], "日": "2025-06-30"})");
}

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  const std::string input = text::to_utf8(text::to_utf32(given));
  std::string_view rest = input;
  const auto fields = data::parse_json(take_until(rest, "\n---\n"));
  auto file = docx::Document::open(test::DocxBuilder().body(body(rest)).bytes(), "fuzz.docx");
  if (!file) return 0;
  const auto compiled = merge::Template::compile(*file);
  if (!compiled) {
    for (const Diagnostic& fault : compiled.error()) require(!fault.code.empty());
    return 0;
  }
  data::Record record;
  record.fields = fields ? *fields : usual_record();
  Diagnostics findings;
  const auto view = (*compiled)->merge(record, {}, findings);
  require(view.has_value());
  const auto bytes = docx::write(*view);
  require(bytes.has_value());
  const auto again = docx::Document::open(*bytes, "again.docx");
  require(again.has_value());
  require(docx::plain_text(*(*again)->body) == docx::plain_text(*view->body()));
  return 0;
}
