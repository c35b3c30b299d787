// Files that nobody here wrote, each taken over as the content of a frame of our own.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "merge/merge_support.h"
#include "opc/relationships.h"
#include "package/package.h"
#include "support/corpus.h"
#include "support/judge.h"
#include "xml/document.h"

namespace sealpress::merge::test {
namespace {

namespace fs = std::filesystem;

/// A frame that has something of every kind that could clash.
DocxBuilder frame() {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
      "<w:abstractNumId w:val=\"1\"/></w:num>";
  DocxBuilder builder;
  builder
      .body("<w:p><w:bookmarkStart w:id=\"0\" w:name=\"_Toc1\"/>" + run("封面") +
            "<w:r><w:footnoteReference w:id=\"1\"/></w:r><w:bookmarkEnd w:id=\"0\"/></w:p>" +
            p("{{+正文}}") + p("落款"))
      .styles(
          "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault>"
          "<w:pPrDefault><w:pPr><w:spacing w:line=\"579\" w:lineRule=\"exact\"/></w:pPr>"
          "</w:pPrDefault></w:docDefaults>"
          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
          "w:val=\"Normal\"/></w:style>"
          "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>"
          "</w:style>")
      .numbering(numbering)
      .footnotes(
          "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
          "<w:footnote w:id=\"1\">" +
          p("注") + "</w:footnote>");
  return builder;
}

void each_element(xml::Node e, const std::function<void(xml::Node)>& visit) {
  visit(e);
  for (xml::Node child = e.first_element(); child; child = child.next_element()) {
    each_element(child, visit);
  }
}

constexpr std::string_view kW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kR =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Every id of a kind once; every relationship that is used is there, and what it leads to.
class Judge {
 public:
  Judge(const package::Package& package, std::string name)
      : package_(package), name_(std::move(name)) {}

  void part(const std::string& part) {
    const auto bytes = package_.read(part);
    if (!bytes) return;
    const auto xml = xml::Document::parse(*bytes, name_, part);
    ASSERT_TRUE(xml.has_value()) << name_ << " " << part;
    const std::string rels = opc::relationships_part(part);
    const auto relations = opc::Relationships::parse(
        package_.read(rels).value_or("<Relationships/>"), part, name_, Limits{});
    ASSERT_TRUE(relations.has_value()) << name_ << " " << rels;
    std::set<std::string> ids;
    for (const opc::Relationship& r : relations->all()) {
      EXPECT_TRUE(ids.insert(r.id).second) << name_ << " " << part << " " << r.id;
      if (r.external) continue;
      EXPECT_NE(package_.find(r.target), nullptr) << name_ << " " << part << " -> " << r.target;
    }
    each_element((*xml)->root(), [&](xml::Node e) { element(e, *relations); });
  }

 private:
  void unique(const std::string& kind, std::string_view id) {
    EXPECT_TRUE(seen_.insert(kind + " " + std::string(id)).second)
        << name_ << " " << kind << " " << id;
  }

  void element(xml::Node e, const opc::Relationships& relations) {
    const std::string_view name = e.local();
    const bool w = e.ns() == kW;
    if (name == "docPr") unique("docPr", e.attribute("", "id").value_or(""));
    if (w && name == "bookmarkStart") {
      unique("bookmark", e.attribute(kW, "id").value_or(""));
      unique("bookmark name", e.attribute(kW, "name").value_or(""));
    }
    if (w && (name == "footnote" || name == "endnote")) {
      unique(std::string(name), e.attribute(kW, "id").value_or(""));
    }
    if (w && name == "num") unique("num", e.attribute(kW, "numId").value_or(""));
    if (w && name == "abstractNum") {
      unique("abstractNum", e.attribute(kW, "abstractNumId").value_or(""));
    }
    if (w && name == "style") unique("style", e.attribute(kW, "styleId").value_or(""));
    for (const xml::Attribute& a : e.attributes()) {
      if (a.ns != kR) continue;
      EXPECT_NE(relations.find(a.value), nullptr) << name_ << " " << name << " r:" << a.local;
    }
  }

  const package::Package& package_;
  std::string name_;
  std::set<std::string> seen_;
};

struct Tally {
  std::size_t taken = 0, alike = 0;
};

void take(const fs::path& path, const Template& compiled, Tally& tally) {
  const std::string bytes = sealpress::test::read_file(path);
  const auto foreign = docx::Document::open(bytes, path.filename().string());
  MergeOptions options;
  options.open_file = [&](std::string_view) -> Result<std::string> { return bytes; };
  const Merged merged = merge(compiled, R"({"正文": {"文件": "稿.docx"}})", options);
  if (!foreign) {
    EXPECT_FALSE(merged.findings.empty()) << path;
    return;
  }
  const std::string out = merged.bytes();
  const auto package = package::Package::open(out, "out.docx");
  ASSERT_TRUE(package.has_value()) << path << " " << package.error().code;
  Judge judge(*package, path.filename().string());
  for (const char* part : {"word/document.xml", "word/styles.xml", "word/numbering.xml",
                           "word/footnotes.xml", "word/endnotes.xml"}) {
    judge.part(part);
  }
  ++tally.taken;
  const std::string wanted = docx::plain_text(*(*foreign)->body);
  tally.alike += merged.text().find(wanted.substr(0, wanted.size() / 2)) != std::string::npos;
  if (merged.text() != "封面\n" + wanted + "落款\n" && std::getenv("SEALPRESS_SHOW") != nullptr) {
    std::printf("text differs: %s\n", path.filename().c_str());
  }
  if (const char* keep = std::getenv("SEALPRESS_KEEP")) {
    std::ofstream(fs::path(keep) / path.filename(), std::ios::binary) << out;
  }
}

TEST(GraftCorpus, EveryFileIsTakenOverWithoutClashes) {
  SEALPRESS_NEED_CORPUS();
  const auto compiled = compile(frame());
  Tally tally;
  for (const fs::path& path : sealpress::test::corpus_files("docx", ".docx")) {
    take(path, *compiled, tally);
  }
  std::printf("taken over: %zu, with the same text: %zu\n", tally.taken, tally.alike);
  EXPECT_GT(tally.taken, 250u);
  EXPECT_GT(tally.alike * 10, tally.taken * 9);
}

}  // namespace
}  // namespace sealpress::merge::test
