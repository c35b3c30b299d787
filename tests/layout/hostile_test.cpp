// Documents made to hurt: absurd measures, spans, depths and numbers. Each gives pages or a named
// error; that it does so soon is seen by the test's own time limit.
#include <gtest/gtest.h>

#include "layout/harness.h"

namespace sealpress::test {
namespace {

/// What came of a document: its pages, or the error's code.
struct Outcome {
  std::size_t pages = 0;
  std::string error;
  std::string text;
  std::vector<std::string> told;  ///< codes of the report
};

Outcome outcome_of(const std::string& body) {
  const auto file =
      docx::Document::open(DocxBuilder().styles(kDefaults).body(body).bytes(), "hostile.docx", {});
  if (!file) return {0, file.error().code, {}, {}};
  docx::View view;
  view.file = *file;
  const auto pages = layout::layout(view, fonts());
  if (!pages) return {0, pages.error().code, {}, {}};
  Outcome outcome{pages->document.pages.size(), {}, text_of(*pages), {}};
  for (const Diagnostic& d : pages->report) outcome.told.push_back(d.code);
  return outcome;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string page_of(std::string_view width, std::string_view height, std::string_view margin) {
  const std::string m(margin);
  return "<w:sectPr><w:pgSz w:w=\"" + std::string(width) + "\" w:h=\"" + std::string(height) +
         "\"/><w:pgMar w:top=\"" + m + "\" w:bottom=\"" + m + "\" w:left=\"" + m + "\" w:right=\"" +
         m + "\" w:header=\"" + m + "\" w:footer=\"" + m + "\"/></w:sectPr>";
}

std::string nested_tables(int depth) {
  return repeat("<w:tbl><w:tr><w:tc>", depth) + paragraph("芯") +
         repeat("<w:p/></w:tc></w:tr></w:tbl>", depth) + "<w:p/>";
}

TEST(Hostile, HugeSpansDoNotCostMemory) {
  const std::string cell =
      R"(<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>)" + paragraph("格") + "</w:tc>";
  const Outcome outcome = outcome_of(
      "<w:tbl>" + repeat("<w:tr>" + repeat(cell, 20) + "</w:tr>", 20) + "</w:tbl><w:p/>");
  EXPECT_GE(outcome.pages, 1U);
}

TEST(Hostile, MarksWithoutEndUponOneLetterAreSetAndSaid) {
  const auto said = [](int marks) {
    const Outcome outcome = outcome_of(paragraph("a" + repeat("\u0301", marks)));
    EXPECT_GE(outcome.pages, 1U);
    return std::count(outcome.told.begin(), outcome.told.end(), "layout.cluster_too_long");
  };
  EXPECT_EQ(said(200'000), 1);
  EXPECT_EQ(said(30), 0);
}

TEST(Hostile, FieldsInFieldsWithoutAnEndDoNotSwallowTheRest) {
  const std::string begin = R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r>)";
  const Outcome outcome = outcome_of("<w:p>" + repeat(begin, 20'000) + "</w:p>" + paragraph("后"));
  EXPECT_EQ(outcome.text, "后");
}

TEST(Hostile, MeasuresOfABillionTwipsStayOnThePaper) {
  for (const char* huge : {"1000000000", "-1000000000", "2147483647"}) {
    const std::string h(huge);
    const std::string ppr = "<w:spacing w:before=\"" + h + "\" w:after=\"" + h + "\" w:line=\"" +
                            h + "\" w:lineRule=\"exact\"/><w:ind w:left=\"" + h + "\" w:right=\"" +
                            h + "\" w:firstLine=\"" + h + "\"/>";
    const Outcome outcome = outcome_of(
        paragraph("一", ppr) + "<w:tbl><w:tblPr><w:tblW w:w=\"" + h +
        "\" w:type=\"dxa\"/><w:tblInd w:w=\"" + h + "\" w:type=\"dxa\"/><w:tblCellSpacing w:w=\"" +
        h + "\" w:type=\"dxa\"/></w:tblPr><w:tr><w:trPr><w:trHeight w:val=\"" + h +
        "\"/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"" + h +
        "\" w:type=\"dxa\"/><w:tcMar><w:top w:w=\"" + h + "\" w:type=\"dxa\"/><w:left w:w=\"" + h +
        "\" w:type=\"dxa\"/></w:tcMar></w:tcPr>" + paragraph("二") + "</w:tc></w:tr></w:tbl>" +
        paragraph("三") + page_of(h, h, h));
    EXPECT_TRUE(outcome.pages > 0 || !outcome.error.empty()) << huge;
  }
}

TEST(Hostile, ThousandsOfNestedTablesAreANamedError) {
  EXPECT_FALSE(outcome_of(nested_tables(5000)).error.empty());
}

TEST(Hostile, TablesAsDeepAsAFileMayHoldThemShowTheirText) {
  const Outcome outcome = outcome_of(nested_tables(60));
  EXPECT_NE(outcome.text.find("芯"), std::string::npos) << outcome.error;
}

std::string wrapped_box(int y) {
  return R"(<w:r><w:drawing><wp:anchor layoutInCell="1"><wp:positionH relativeFrom="column">)"
         R"(<wp:posOffset>1000000</wp:posOffset></wp:positionH><wp:positionV )"
         R"(relativeFrom="paragraph"><wp:posOffset>)" +
         std::to_string(y * 12700) +
         R"(</wp:posOffset></wp:positionV><wp:extent cx="127000" cy="127000"/>)"
         R"(<wp:wrapSquare wrapText="bothSides"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>)"
         R"(<a:prstGeom prst="rect"/></wps:spPr></wps:wsp></a:graphicData></a:graphic>)"
         R"(</wp:anchor></w:drawing></w:r>)";
}

TEST(Hostile, ThousandsOfDrawingsInOneParagraphAreLaidOut) {
  std::string boxes;
  for (int i = 0; i < 3000; ++i) boxes += wrapped_box(i % 700);
  const std::string inside =
      "<w:p>" + boxes + "<w:r><w:t>文字" + repeat("很多文字", 200) + "</w:t></w:r></w:p>";
  EXPECT_GE(outcome_of(inside).pages, 1U);
  EXPECT_GE(outcome_of("<w:tbl><w:tr><w:tc>" + inside + "</w:tc></w:tr></w:tbl><w:p/>").pages, 1U);
}

TEST(Hostile, TooManyPagesAreANamedError) {
  const Outcome outcome =
      outcome_of(repeat(R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)", 21'000));
  EXPECT_EQ(outcome.error, "layout.too_many_pages");
}

TEST(Hostile, TextOnAPageWithoutRoomIsStillShown) {
  const Outcome outcome = outcome_of(paragraph(repeat("字", 500)) + page_of("1", "1", "0"));
  EXPECT_TRUE(outcome.pages > 0 || !outcome.error.empty());
  const Outcome row = outcome_of("<w:tbl><w:tr><w:tc>" + repeat(paragraph("行"), 500) +
                                 "</w:tc></w:tr></w:tbl><w:p/>" + page_of("3000", "800", "380"));
  EXPECT_TRUE(row.pages > 0 || !row.error.empty());
}

}  // namespace
}  // namespace sealpress::test
