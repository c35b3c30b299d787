// What other producers write, and what damaged files say: each becomes a PDF with all its text.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/converter.h"
#include "support/docx_builder.h"
#include "support/judge.h"

namespace sealpress::pipeline {
namespace {

using test::DocxBuilder;

struct Odd {
  const char* name;
  std::string body;
};

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string nested_tables(int depth) {
  return repeated("<w:tbl><w:tr><w:tc>", depth) + "<w:p><w:r><w:t>深</w:t></w:r></w:p>" +
         repeated("</w:tc></w:tr></w:tbl><w:p/>", depth);
}

std::string with_section(std::string_view properties) {
  return "<w:p><w:r><w:t>文</w:t></w:r></w:p><w:sectPr>" + std::string(properties) + "</w:sectPr>";
}

std::string cell(std::string_view properties) {
  return "<w:tc><w:tcPr>" + std::string(properties) +
         "</w:tcPr><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>";
}

std::vector<Odd> odd_bodies() {
  const std::string run = "<w:r><w:t>文字</w:t></w:r>";
  return {
      {"empty", ""},
      {"table without rows", "<w:tbl/><w:p/>"},
      {"row without cells", "<w:tbl><w:tr/></w:tbl><w:p/>"},
      {"cell without paragraph", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:p/>"},
      {"deep tables", nested_tables(20)},
      {"spans beyond measure", "<w:tbl><w:tr>" + cell("<w:gridSpan w:val=\"999999999\"/>") +
                                   cell("<w:vMerge/>") + "</w:tr><w:tr>" +
                                   cell("<w:gridSpan w:val=\"-5\"/><w:tcW w:w=\"-99999999\"/>") +
                                   "</w:tr></w:tbl><w:p/>"},
      {"huge and negative measures",
       "<w:p><w:pPr><w:spacing w:before=\"-9999999\" w:after=\"2147483648\" w:line=\"-1\" "
       "w:lineRule=\"exact\"/><w:ind w:left=\"99999999\" w:right=\"-99999999\" "
       "w:firstLine=\"1e9\"/></w:pPr>" +
           run + "</w:p>"},
      {"sizes of nothing and of everything",
       "<w:p><w:r><w:rPr><w:sz w:val=\"0\"/><w:w w:val=\"0\"/><w:spacing w:val=\"-99999\"/>"
       "</w:rPr><w:t>文</w:t></w:r><w:r><w:rPr><w:sz w:val=\"99999999\"/></w:rPr><w:t>字</w:t>"
       "</w:r></w:p>"},
      {"values of other types",
       "<w:p><w:pPr><w:jc w:val=\"nowhere\"/><w:spacing w:line=\"abc\"/><w:numPr><w:ilvl "
       "w:val=\"99\"/><w:numId w:val=\"77\"/></w:numPr></w:pPr>" +
           run + "</w:p>"},
      {"page of no size", with_section("<w:pgSz w:w=\"0\" w:h=\"0\"/>")},
      {"margins beyond the page",
       with_section("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"20000\" "
                    "w:bottom=\"20000\" w:left=\"9000\" w:right=\"9000\" w:header=\"-500\" "
                    "w:footer=\"99999\"/>")},
      {"columns without end", with_section("<w:cols w:num=\"1000000\" w:space=\"720\"/>")},
      {"columns of no width",
       with_section("<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"0\"/>"
                    "<w:col w:w=\"-5\"/></w:cols>")},
      {"fields that never end",
       "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run +
           "<w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"end\"/>"
           "<w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>"},
      {"runs in runs", "<w:p><w:r><w:r><w:t>文</w:t></w:r></w:r></w:p>"},
      {"text outside paragraphs", "文字<w:r><w:t>文</w:t></w:r>"},
      {"relations to nothing",
       "<w:p><w:hyperlink r:id=\"rId404\">" + run +
           "</w:hyperlink><w:r><w:footnoteReference w:id=\"99\"/></w:r></w:p>"},
      {"controls in controls", repeated("<w:sdt><w:sdtContent>", 30) + "<w:p>" + run + "</w:p>" +
                                   repeated("</w:sdtContent></w:sdt>", 30)},
      {"a very long word", "<w:p><w:r><w:t>" + repeated("abcdefghij", 2000) + "</w:t></w:r></w:p>"},
      {"many tabs", "<w:p><w:r>" + repeated("<w:tab/>", 2000) + "<w:t>文</w:t></w:r></w:p>"},
  };
}

class OddProducers : public testing::Test {
 protected:
  /// Converts the bytes and returns the PDF's text, "" if there was no sound PDF.
  std::string text_of(const std::string& bytes) {
    const std::string pdf = converter_.convert(dir_.write("in.docx", bytes));
    if (pdf.empty()) return {};
    const std::string path = dir_.write("out.pdf", pdf);
    const test::Output sound = test::run({"qpdf", "--check", path});
    EXPECT_EQ(sound.exit_code, 0) << sound;
    return test::run({"pdftotext", path, "-"}).out;
  }

  test::TempDir dir_;
  test::Converter converter_;
};

TEST_F(OddProducers, EveryOddBodyBecomesASoundPdf) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdftotext");
  for (const Odd& odd : odd_bodies()) {
    SCOPED_TRACE(odd.name);
    const std::string bytes = DocxBuilder().body(odd.body).bytes();
    EXPECT_FALSE(text_of(bytes).empty());
  }
}

/// The same words in the namespaces of ISO 29500 Strict.
TEST_F(OddProducers, StrictNamespacesAreRead) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdftotext");
  const std::string office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const std::string bytes = test::zip(
      {{"_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"r1\" Type=\"" +
            office + "/officeDocument\" Target=\"/word/document.xml\"/></Relationships>"},
       {"word/document.xml",
        "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p>"
        "<x:pPr><x:ind x:start=\"36pt\"/><x:jc x:val=\"end\"/></x:pPr><x:r><x:t>严格</x:t></x:r>"
        "</x:p></x:body></x:document>"}});
  EXPECT_NE(text_of(bytes).find("严格"), std::string::npos);
}

/// No styles, no settings, no theme, and relationships to parts that are not there.
TEST_F(OddProducers, PartsMayBeMissing) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdftotext");
  DocxBuilder builder;
  builder.body("<w:p><w:r><w:t>独文</w:t></w:r></w:p>");
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  for (const char* kind : {"styles", "settings", "theme", "numbering", "footnotes", "header"}) {
    builder.relate(office + kind, std::string("../nowhere/") + kind + ".xml");
  }
  EXPECT_NE(text_of(builder.bytes()).find("独文"), std::string::npos);
}

}  // namespace
}  // namespace sealpress::pipeline
