#include "sheet/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "support/corpus.h"
#include "support/judge.h"
#include "support/workbook.h"

namespace sealpress::sheet {
namespace {

using test::Parts;
using test::zip;
using testing::ElementsAre;

Workbook read_ok(const std::string& bytes) {
  auto workbook = read(bytes, "a.xlsx");
  EXPECT_TRUE(workbook.has_value()) << workbook.error().code;
  return workbook.value_or(Workbook());
}

std::string code_of(std::string bytes, const Limits& limits = {}) {
  const auto workbook = read(std::move(bytes), "a.xlsx", limits);
  return workbook ? "read" : workbook.error().code;
}

test::Workbook one_sheet(const std::string& inside) {
  test::Workbook w;
  w.sheets = {{"Sheet1", inside}};
  return w;
}

std::vector<std::vector<std::string>> texts(const Sheet& sheet) {
  std::vector<std::vector<std::string>> out;
  for (const auto& row : sheet.rows) {
    auto& line = out.emplace_back();
    for (const Cell& cell : row) line.push_back(cell.text);
  }
  return out;
}

using Texts = std::vector<std::vector<std::string>>;

TEST(Workbook, CellsOfEveryType) {
  test::Workbook w = one_sheet(
      R"(<sheetData><row r="1">
        <c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>内联</t></is></c>
        <c r="C1" t="str"><f>A1&amp;"x"</f><v>公式</v></c><c r="D1"><f>1+1</f><v>2</v></c>
        <c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#DIV/0!</v></c>
        <c r="G1" t="d"><v>2025-06-30T00:00:00</v></c><c r="H1"/><c r="I1" t="s"><v/></c>
        <c r="J1"><v>1.5E3</v></c></row></sheetData>)");
  w.strings = "<si><t>共享</t></si>";
  const Workbook workbook = read_ok(w.bytes());
  ASSERT_EQ(workbook.sheets.size(), 1u);
  const auto& row = workbook.sheets[0].rows.at(0);
  EXPECT_EQ(
      texts(workbook.sheets[0]),
      (Texts{{"共享", "内联", "公式", "2", "TRUE", "#DIV/0!", "2025-06-30", "", "", "1500"}}));
  EXPECT_EQ(row[0].kind, Cell::Kind::text);
  EXPECT_EQ(row[3].kind, Cell::Kind::number);
  EXPECT_EQ(row[4].kind, Cell::Kind::boolean);
  EXPECT_EQ(row[5].kind, Cell::Kind::error);
  EXPECT_EQ(row[6].kind, Cell::Kind::date);
  EXPECT_EQ(row[7].kind, Cell::Kind::empty);
}

TEST(Workbook, FormulasWithoutTheirResult) {
  const Workbook workbook = read_ok(
      one_sheet(
          R"(<sheetData><row><c><f>A2+1</f></c><c t="str"><f>""</f><v></v></c></row></sheetData>)")
          .bytes());
  const auto& row = workbook.sheets[0].rows.at(0);
  ASSERT_EQ(row.size(), 1u);
  EXPECT_EQ(row[0].kind, Cell::Kind::error);
  EXPECT_EQ(row[0].text, "=A2+1");
}

TEST(Workbook, StringsRichPhoneticAndEscaped) {
  test::Workbook w = one_sheet(
      R"(<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>
         <c t="s"><v>3</v></c></row></sheetData>)");
  w.strings =
      R"(<si><r><rPr><b/></rPr><t>质量</t></r><r><t xml:space="preserve"> 班组</t></r></si>
         <si><t>課題</t><rPh sb="0" eb="2"><t>カダイ</t></rPh><phoneticPr fontId="1"/></si>
         <si><t>甲_x000D_
乙_x005F_x000D__xD83D__xDE00__xZZZZ_</t></si><si><t></t></si>)";
  EXPECT_EQ(texts(read_ok(w.bytes()).sheets[0]),
            (Texts{{"质量 班组", "課題", "甲\n乙_x000D_😀_xZZZZ_"}}));
}

TEST(Workbook, NumbersByTheirStyles) {
  test::Workbook w = one_sheet(
      R"(<sheetData><row><c s="0"><v>0.30000000000000004</v></c><c s="1"><v>0.985</v></c>
         <c s="2"><v>45838</v></c><c s="3"><v>850008</v></c><c s="4"><v>45838</v></c>
         <c s="5"><v>1234.5</v></c><c s="99"><v>7</v></c></row></sheetData>)");
  w.styles =
      R"(<numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
      <numFmt numFmtId="177" formatCode="#,##0.00"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="176"/><xf numFmtId="49"/>
      <xf numFmtId="31"/><xf numFmtId="177"/></cellXfs>)";
  const Workbook workbook = read_ok(w.bytes());
  EXPECT_EQ(texts(workbook.sheets[0]),
            (Texts{{"0.3", "98.50%", "2025-06-30", "850008", "2025-06-30", "1,234.50", "7"}}));
  EXPECT_EQ(workbook.sheets[0].rows[0][3].kind, Cell::Kind::text);
  EXPECT_EQ(workbook.sheets[0].rows[0][1].literal, "0.985");
}

TEST(Workbook, DatesFrom1904) {
  test::Workbook w = one_sheet(R"(<sheetData><row><c s="0"><v>44376</v></c></row></sheetData>)");
  w.styles = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)";
  w.properties = R"(date1904="1")";
  EXPECT_EQ(texts(read_ok(w.bytes()).sheets[0]), (Texts{{"2025-06-30"}}));
}

TEST(Workbook, SparseRowsKeepTheirPlaces) {
  const Workbook workbook =
      read_ok(one_sheet(R"(<sheetData><row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row>
                   <row><c r="A3"><v>3</v></c></row><row r="5"><c r="C5" s="1"/></row></sheetData>)")
                  .bytes());
  EXPECT_EQ(texts(workbook.sheets[0]), (Texts{{}, {"", "1", "2"}, {"3"}}));
}

TEST(Workbook, MergesAndHiddenSheets) {
  test::Workbook w =
      one_sheet(R"(<sheetData/><mergeCells count="1"><mergeCell ref="A2:B4"/></mergeCells>)");
  w.sheets.push_back({"隐藏", "<sheetData/>"});
  w.sheets.push_back({"深藏", "<sheetData/>"});
  w.states = {"visible", "hidden", "veryHidden"};
  const Workbook workbook = read_ok(w.bytes());
  ASSERT_EQ(workbook.sheets.size(), 3u);
  EXPECT_FALSE(workbook.sheets[0].hidden);
  EXPECT_TRUE(workbook.sheets[1].hidden);
  EXPECT_TRUE(workbook.sheets[2].hidden);
  EXPECT_EQ(workbook.sheets[1].name, "隐藏");
  ASSERT_EQ(workbook.sheets[0].merges.size(), 1u);
  const Range& merge = workbook.sheets[0].merges[0];
  EXPECT_THAT((std::vector<std::size_t>{merge.first_row, merge.first_column, merge.last_row,
                                        merge.last_column}),
              ElementsAre(2, 1, 4, 2));
}

TEST(Workbook, StrictOnesToo) {
  test::Workbook w = one_sheet(R"(<sheetData><row><c t="s"><v>0</v></c></row></sheetData>)");
  w.strings = "<si><t>严格</t></si>";
  w.main_ns = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  w.relationship_ns = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  EXPECT_EQ(texts(read_ok(w.bytes()).sheets[0]), (Texts{{"严格"}}));
}

TEST(Workbook, ChartSheetsAreLeftOut) {
  test::Workbook w = one_sheet("<sheetData/>");
  Parts parts = w.parts();
  for (auto& [name, text] : parts) {
    const std::size_t at = text.find("/worksheet\"");
    if (name == "xl/_rels/workbook.xml.rels") text.replace(at, 11, "/chartsheet\"");
  }
  EXPECT_EQ(read_ok(zip(parts)).sheets.size(), 0u);
}

TEST(Workbook, RefusesWhatIsNoWorkbook) {
  EXPECT_EQ(code_of("plain text"), "package.not_zip");
  EXPECT_EQ(code_of(""), "package.not_zip");
  EXPECT_EQ(code_of("<html><table></table></html>"), "package.is_html");
  EXPECT_EQ(code_of(zip({{"a.txt", "hello"}})), "sheet.not_workbook");
  const std::string rels =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
         <Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>)";
  EXPECT_EQ(code_of(zip({{"_rels/.rels", rels}, {"word/document.xml", "<document/>"}})),
            "sheet.not_workbook");
  EXPECT_EQ(code_of(zip({{"_rels/.rels", rels}})), "package.missing_part");
}

TEST(Workbook, NamesBrokenCells) {
  const auto error_of = [](const std::string& inside) {
    const auto workbook = read(one_sheet(inside).bytes(), "a.xlsx");
    return workbook ? Diagnostic() : workbook.error();
  };
  const Diagnostic number =
      error_of(R"(<sheetData><row r="3"><c r="B3"><v>12,5</v></c></row></sheetData>)");
  EXPECT_EQ(number.code, "sheet.bad_number");
  EXPECT_EQ(number.place.file, "a.xlsx");
  EXPECT_EQ(number.place.sheet, "Sheet1");
  EXPECT_EQ(number.place.line, 3);
  EXPECT_EQ(number.place.column, 2);

  for (const char* cell :
       {R"(<row r="1"><c r="A2"><v>1</v></c></row>)",
        R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)", R"(<row r="0"/>)", R"(<row r="1048577"/>)",
        R"(<row r="x"/>)", R"(<row r="1"><c r="1A"><v>1</v></c></row>)",
        R"(<row><c t="s"><v>0</v></c></row>)", R"(<row><c t="s"><v>-1</v></c></row>)"}) {
    EXPECT_EQ(error_of("<sheetData>" + std::string(cell) + "</sheetData>").code,
              "sheet.bad_reference")
        << cell;
  }
  for (const char* value : {"inf", "nan", "1e999", "0x1"}) {
    EXPECT_EQ(
        error_of("<sheetData><row><c><v>" + std::string(value) + "</v></c></row></sheetData>").code,
        "sheet.bad_number")
        << value;
  }
}

TEST(Workbook, FarCellsDoNotFillTheMemory) {
  std::string rows = "<sheetData>";
  for (int i = 1; i <= 1000; ++i) {
    rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"XFD" + std::to_string(i) +
            "\"><v>1</v></c></row>";
  }
  EXPECT_EQ(code_of(one_sheet(rows + "</sheetData>").bytes()), "sheet.too_many_cells");
  Limits limits;
  limits.elements = 100;
  EXPECT_EQ(
      code_of(one_sheet(R"(<sheetData><row r="101"><c><v>1</v></c></row></sheetData>)").bytes(),
              limits),
      "sheet.too_many_cells");
}

TEST(Workbook, ReadsOrNamesEveryFileOfTheCorpus) {
  SEALPRESS_NEED_CORPUS();
  int read_count = 0, files = 0;
  for (const auto& path : test::corpus_files("xlsx")) {
    const auto workbook = read(test::read_file(path), path.filename().string());
    ++files;
    if (workbook) {
      ++read_count;
    } else {
      EXPECT_THAT(workbook.error().code, testing::MatchesRegex("(sheet|package|xml)\\.[a-z_]+"))
          << path;
    }
  }
  EXPECT_GT(files, 0);
  EXPECT_GE(read_count, files - 5);  // a few are encrypted or broken on purpose
}

}  // namespace
}  // namespace sealpress::sheet
