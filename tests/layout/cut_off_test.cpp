// Text that rows and boxes of fixed height hide: the report says it, with its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/harness.h"

namespace sealpress::test {
namespace {

std::string row(const std::string& height, const std::string& text) {
  return "<w:tbl><w:tblPr><w:tblW w:w=\"3000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol "
         "w:w=\"3000\"/></w:tblGrid><w:tr><w:trPr><w:trHeight " +
         height + "/></w:trPr><w:tc>" + text + "</w:tc></w:tr></w:tbl>";
}

std::vector<Diagnostic> cut(const std::string& body) {
  Diagnostics report = lay_out_body(body).report;
  std::erase_if(report, [](const Diagnostic& d) { return d.code != "layout.cut_off"; });
  return report;
}

const std::string kTwoLines = paragraph("质量信得过班组建设活动经验名称一览表");

TEST(CutOff, RowsOfExactHeightSayWhatTheyHide) {
  const auto report = cut(row(R"(w:val="300" w:hRule="exact")", kTwoLines));
  ASSERT_EQ(report.size(), 1U);
  EXPECT_EQ(report[0].severity, Severity::warning);
  EXPECT_EQ(report[0].place.table, 1);
  EXPECT_EQ(report[0].place.row, 1);
  EXPECT_EQ(report[0].place.cell, 1);
  EXPECT_THAT(std::get<std::string>(report[0].args[0].value), testing::EndsWith("一览表"));
}

TEST(CutOff, NothingIsHiddenByRowsThatGrowOrHold) {
  EXPECT_TRUE(cut(row(R"(w:val="300" w:hRule="atLeast")", kTwoLines)).empty());
  EXPECT_TRUE(cut(row(R"(w:val="600" w:hRule="exact")", kTwoLines)).empty());
  // An empty paragraph below the row's end hides nothing.
  EXPECT_TRUE(cut(row(R"(w:val="300" w:hRule="exact")", paragraph("甲") + "<w:p/>")).empty());
}

std::string box(const std::string& properties) {
  return R"(<w:p><w:r><w:drawing><wp:inline><wp:extent cx="635000" cy="254000"/><wp:docPr id="1" )"
         R"(name="框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/)"
         R"(wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" )"
         R"(y="0"/><a:ext cx="635000" cy="254000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>)"
         R"(</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>)" +
         kTwoLines + "</w:txbxContent></wps:txbx><wps:bodyPr>" + properties +
         "</wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
}

TEST(CutOff, TextBoxesSayWhatTheyHideUnlessTheyGrow) {
  EXPECT_EQ(cut(box("")).size(), 1U);
  EXPECT_TRUE(cut(box("<a:spAutoFit/>")).empty());
}

}  // namespace
}  // namespace sealpress::test
