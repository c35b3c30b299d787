#include "support/workbook.h"

#include <gmock/gmock.h>

#include "support.h"

namespace sealpress::intake {
namespace {

using test::text_workbook;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(WorkbookIntake, RecordsByTheirLabels) {
  EXPECT_THAT(records(text_workbook({{"2025年推荐表"},
                                     {},
                                     {"班组名称", "企业.名称", "人数"},
                                     {" 甲班 ", "某公司", "12"},
                                     {},
                                     {"乙班", "", "7"}}),
                      "a.xlsx"),
              ElementsAre(R"({"班组名称":"甲班","企业.名称":"某公司","人数":"12"})",
                          R"({"班组名称":"乙班","人数":"7"})"));
}

TEST(WorkbookIntake, ContentDecidesOverTheExtension) {
  EXPECT_THAT(records(text_workbook({{"a", "b"}, {"1", "2"}}), "a.csv"),
              ElementsAre(R"({"a":"1","b":"2"})"));
  EXPECT_THAT(records("a,b\n1,2\n", "a.xlsx"), ElementsAre(R"({"a":"1","b":"2"})"));
  EXPECT_THAT(records("{\"a\":1}", "a.csv"), ElementsAre(R"({"a":1})"));
}

TEST(WorkbookIntake, CellsAsAPersonSeesThem) {
  test::Workbook w;
  w.styles = R"(<numFmts><numFmt numFmtId="176" formatCode="00000"/>
      <numFmt numFmtId="177" formatCode="0&quot;个&quot;"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="10"/><xf numFmtId="14"/>
      <xf numFmtId="49"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>)";
  std::string header = "<row>", values = "<row>";
  const std::pair<const char*, const char*> cells[] = {{"0", "98.499999999999986"},
                                                       {"1", "12345.6"},
                                                       {"2", "0.985"},
                                                       {"3", "45838"},
                                                       {"4", "850008"},
                                                       {"5", "123"},
                                                       {"6", "12"},
                                                       {"0", "-3"}};
  char label = 'a';
  for (const auto& [style, value] : cells) {
    header += std::string("<c t=\"inlineStr\"><is><t>") + label++ + "</t></is></c>";
    values += std::string("<c s=\"") + style + "\"><v>" + value + "</v></c>";
  }
  values += "<c t=\"b\"><v>1</v></c>";
  header += "<c t=\"inlineStr\"><is><t>i</t></is></c>";
  w.sheets = {{"S", "<sheetData>" + header + "</row>" + values + "</row></sheetData>"}};
  EXPECT_THAT(records(w.bytes(), "a.xlsx"),
              ElementsAre(R"({"a":98.5,"b":12345.60,"c":"98.50%","d":"2025-06-30","e":"850008",)"
                          R"("f":"00123","g":"12个","h":-3,"i":true})"));
}

TEST(WorkbookIntake, TheFirstVisibleSheetWithAHeader) {
  const auto cells = [](const std::string& a, const std::string& b) {
    return "<sheetData><row><c t=\"str\"><v>" + a + "</v></c><c t=\"str\"><v>" + b +
           "</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>";
  };
  test::Workbook w;
  w.sheets = {{"隐藏", cells("a", "b")}, {"空", "<sheetData/>"}, {"数据", cells("c", "d")}};
  w.states = {"hidden"};
  auto reader = read(w.bytes(), "a.xlsx");
  ASSERT_TRUE(reader);
  const auto record = (*reader)->next();
  ASSERT_TRUE(record && *record);
  EXPECT_EQ(data::to_json((*record)->fields), R"({"c":1,"d":2})");
  EXPECT_EQ((*record)->origin.sheet, "数据");
  EXPECT_EQ((*record)->origin.row, 2);
  EXPECT_EQ((*record)->origin.columns.at("d"), 2);
}

TEST(WorkbookIntake, MergedCellsCountForEveryRow) {
  test::Workbook w;
  const auto text = [](const std::string& t) { return "<c t=\"str\"><v>" + t + "</v></c>"; };
  w.sheets = {{"S", "<sheetData><row>" + text("企业") + text("班组") + "</row><row>" +
                        text("某公司") + text("甲") + "</row><row><c/>" + text("乙") +
                        "</row></sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"}};
  EXPECT_THAT(records(w.bytes(), "a.xlsx"),
              ElementsAre(R"({"企业":"某公司","班组":"甲"})", R"({"企业":"某公司","班组":"乙"})"));
}

TEST(WorkbookIntake, HiddenRowsAreRecordsAndThatIsSaid) {
  test::Workbook w;
  const auto text = [](const std::string& t) { return "<c t=\"str\"><v>" + t + "</v></c>"; };
  w.sheets = {{"S", "<sheetData><row>" + text("企业") + text("班组") + "</row><row hidden=\"1\">" +
                        text("甲") + text("一班") + "</row><row>" + text("乙") + text("二班") +
                        "</row></sheetData>"}};
  EXPECT_THAT(records(w.bytes(), "a.xlsx"),
              ElementsAre(R"({"企业":"甲","班组":"一班"})", R"({"企业":"乙","班组":"二班"})"));
  EXPECT_THAT(remarks_of(read(w.bytes(), "a.xlsx")), ElementsAre("intake.hidden_row S 2"));
}

TEST(WorkbookIntake, ErrorCellsNameTheirPlace) {
  test::Workbook w;
  w.sheets = {{"S",
               R"(<sheetData><row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>
                  <row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>
                  <row><c><v>2</v></c><c><v>3</v></c></row></sheetData>)"}};
  EXPECT_THAT(records(w.bytes(), "a.xlsx"),
              ElementsAre("intake.error_cell 2:2", R"({"a":2,"b":3})"));
}

TEST(WorkbookIntake, OverlappingMergesCostNoSquares) {
  test::Workbook w;
  std::string rows = "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>", merges;
  for (int i = 2; i < 2000; ++i) {
    rows += "<row><c><v>1</v></c></row>";
    merges += "<mergeCell ref=\"B2:B1000000\"/>";
  }
  w.sheets = {{"S", "<sheetData>" + rows + "</sheetData><mergeCells>" + merges + "</mergeCells>"}};
  EXPECT_THAT(records(w.bytes(), "a.xlsx"), testing::SizeIs(1998));
}

TEST(WorkbookIntake, FilesThatAreSomethingElse) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(2000, '\0');
  EXPECT_THAT(records(ole, "a.xlsx"), ElementsAre("! intake.is_xls"));
  EXPECT_THAT(records("<html><table><tr><td>1", "a.xls"), ElementsAre("! intake.is_html"));
  EXPECT_THAT(records("\n<!DOCTYPE html>", "a.csv"), ElementsAre("! intake.is_html"));
  EXPECT_THAT(records("%PDF-1.7", "a.pdf"), ElementsAre("! intake.unknown_format"));
  EXPECT_THAT(records("some words", "readme"), ElementsAre("! intake.unknown_format"));
  EXPECT_THAT(records("", "a.xlsx"), ElementsAre("! intake.empty_file"));
  EXPECT_THAT(records(" \n", "a.csv"), ElementsAre("! intake.empty_file"));
  EXPECT_THAT(records(test::zip({{"a.txt", "x"}}), "a.xlsx"), ElementsAre("! sheet.not_workbook"));
  EXPECT_THAT(records(text_workbook({}), "a.xlsx"), ElementsAre("! intake.no_header"));
}

}  // namespace
}  // namespace sealpress::intake
