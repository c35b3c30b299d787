// Templates made from snippets, merged with records written as JSON.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "docx/document.h"
#include "docx/text/plain_text.h"
#include "merge/template.h"
#include "support/docx_builder.h"

namespace sealpress::merge::test {

using sealpress::test::DocxBuilder;

inline std::string run(std::string_view text, std::string_view properties = "") {
  std::string rpr;
  if (!properties.empty()) rpr = "<w:rPr>" + std::string(properties) + "</w:rPr>";
  return "<w:r>" + rpr + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}
inline std::string p(std::string_view text) {
  return "<w:p>" + run(text) + "</w:p>";
}
inline std::string cell(std::string_view text, std::string_view properties = "") {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + p(text) + "</w:tc>";
}
inline std::string row(const std::vector<std::string>& cells) {
  std::string all;
  for (const std::string& c : cells) all += c;
  return "<w:tr>" + all + "</w:tr>";
}
inline std::string texts_row(const std::vector<std::string>& texts) {
  std::vector<std::string> cells;
  for (const std::string& text : texts) cells.push_back(cell(text));
  return row(cells);
}
inline std::string table(const std::vector<std::string>& rows) {
  std::string all = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid>";
  for (const std::string& r : rows) all += r;
  return all + "</w:tbl>";
}

inline std::string describe(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& d : diagnostics) {
    all += d.code + " " + d.place.tag + " ";
    for (const Argument& a : d.args) {
      all += a.name + "=";
      if (const auto* text = std::get_if<std::string>(&a.value)) all += *text;
      all += " ";
    }
    all += "\n";
  }
  return all;
}

inline std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& d : diagnostics) all.push_back(d.code);
  return all;
}

inline data::Record record(std::string_view json) {
  auto value = data::parse_json(json);
  EXPECT_TRUE(value.has_value()) << json;
  data::Record made;
  if (value) made.fields = *value;
  return made;
}

inline std::shared_ptr<const docx::Document> open(const DocxBuilder& builder) {
  auto file = docx::Document::open(builder.bytes(), "模板.docx");
  EXPECT_TRUE(file.has_value()) << (file ? "" : file.error().code);
  return file ? *file : nullptr;
}

/// A compiled template; fails the test if it has faults.
inline std::shared_ptr<const Template> compile(const DocxBuilder& builder,
                                               const CompileOptions& options = {}) {
  const auto file = open(builder);
  if (!file) return nullptr;
  auto compiled = Template::compile(file, options);
  EXPECT_TRUE(compiled.has_value()) << (compiled ? "" : describe(compiled.error()));
  return compiled ? *compiled : nullptr;
}
inline std::shared_ptr<const Template> compile(std::string_view body) {
  return compile(DocxBuilder().body(body));
}

/// The faults of a template.
inline Diagnostics faults(std::string_view body) {
  const auto file = open(DocxBuilder().body(body));
  auto compiled = Template::compile(file);
  return compiled ? Diagnostics{} : compiled.error();
}

struct Merged {
  docx::View view;
  Diagnostics findings;

  std::string xml(std::string_view part = "word/document.xml") const {
    std::string out;
    docx::write(*view.root(part), out);
    return out;
  }
  /// As a reader sees it.
  std::string text() const { return docx::plain_text(*view.body()); }
  std::string text(std::string_view part) const { return docx::plain_text(*view.root(part)); }
  std::string bytes() const {
    auto written = docx::write(view);
    EXPECT_TRUE(written.has_value());
    return written ? *written : std::string();
  }
};

inline Merged merge(const Template& compiled, std::string_view json,
                    const MergeOptions& options = {}) {
  Merged merged;
  auto view = compiled.merge(record(json), options, merged.findings);
  EXPECT_TRUE(view.has_value()) << (view ? "" : describe(view.error()));
  if (view) merged.view = *view;
  return merged;
}
inline Merged merge(std::string_view body, std::string_view json) {
  const auto compiled = compile(body);
  return compiled ? merge(*compiled, json) : Merged{};
}

/// The text of a body with that one paragraph, merged.
inline std::string shown(std::string_view paragraph, std::string_view json) {
  std::string text = merge(p(paragraph), json).text();
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

inline std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t i = text.find(what); i != text.npos; i = text.find(what, i + what.size())) ++n;
  return n;
}

}  // namespace sealpress::merge::test
