// Data files as people make them, from the file to what is said and written.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/docx_builder.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/workbook.h"

namespace sealpress::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A template that shows 名 and 值, or what `text` says.
std::string shows(const TempDir& dir, const std::string& text = "{{名}}={{值}}") {
  DocxBuilder builder;
  builder.body("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>");
  return dir.write("t.docx", builder.bytes());
}

Output check(const std::string& form, const std::string& data, std::vector<std::string> more = {}) {
  std::vector<std::string> args = {"check", form, data};
  args.insert(args.end(), more.begin(), more.end());
  return sealpress(args);
}

TEST(DataFiles, NothingReadIsAnError) {
  const TempDir dir;
  const std::string form = shows(dir);
  for (const auto& [name, text] : {std::pair("a.csv", "名,值\n"), std::pair("a.json", "[]"),
                                   std::pair("b.csv", "名,值\n合计,3\n")}) {
    const Output out = check(form, dir.write(name, text));
    EXPECT_EQ(out.exit_code, 1) << out;
    EXPECT_THAT(out.out, HasSubstr("没有一条数据")) << name;
  }
}

TEST(DataFiles, NothingMatchedIsAnError) {
  const TempDir dir;
  const std::string form = shows(dir);
  for (const auto& [name, text] :
       {std::pair("a.csv", "甲,乙\n1,2\n"), std::pair("a.json", R"([{"甲":1},{"乙":2}])")}) {
    const std::string file = dir.write(name, text);
    const Output out = check(form, file);
    EXPECT_EQ(out.exit_code, 1) << out;
    EXPECT_THAT(out.out, AllOf(HasSubstr("对得上"), HasSubstr("名、值"))) << name;
    EXPECT_NE(sealpress({"render", form, file, "-o", dir.file("out"), "--to", "docx"}).exit_code,
              0);
    EXPECT_FALSE(std::filesystem::exists(dir.file("out/t.docx")));
  }
}

TEST(DataFiles, AColumnNearATagIsAWarningOnce) {
  const TempDir dir;
  const std::string form = shows(dir, "{{名}}{{班组名称}}");
  const std::string file = dir.write("a.csv", "名,班组名,备注\n甲,1,2\n乙,3,4\n");
  const Output out = check(form, file, {"--format", "json"});
  EXPECT_EQ(out.exit_code, 0) << out;
  EXPECT_THAT(out.out, AllOf(HasSubstr("班组名称"), HasSubstr("\"warnings\":1")));
  EXPECT_THAT(out.out, AllOf(HasSubstr("keys_not_shown"), HasSubstr("备注")));
  // Strict keeps every row of that file back, not only the first.
  const Output strict =
      sealpress({"render", form, file, "-o", dir.file("out"), "--to", "docx", "--strict"});
  EXPECT_EQ(strict.exit_code, 1) << strict;
  EXPECT_TRUE(!std::filesystem::exists(dir.file("out")) ||
              std::filesystem::is_empty(dir.file("out")));
}

TEST(DataFiles, AFormsUnknownColumnIsToldOnce) {
  const TempDir dir;
  const std::string file =
      dir.write("a.csv", "组织名称,班组名称,别的\n甲,乙,1\n甲,丙,2\n甲,丁,3\n");
  const Output out = check("jiangsu-2025/2-application", file);
  std::size_t count = 0;
  for (std::size_t at = out.out.find("别的"); at != std::string::npos;
       at = out.out.find("别的", at + 1))
    ++count;
  EXPECT_EQ(count, 1u) << out;
}

TEST(DataFiles, LostDigitsKeepADocumentBack) {
  const TempDir dir;
  const std::string form = shows(dir);
  const std::string file = dir.write("a.csv", "名,值\n甲,3.40102E+17\n乙,340102199003077654\n");
  const Output out = sealpress({"render", form, file, "-o", dir.file("out"), "--to", "docx"});
  EXPECT_EQ(out.exit_code, 1) << out;
  EXPECT_THAT(out.out, AllOf(HasSubstr("3.40102E+17"), HasSubstr("文本"), HasSubstr("第2行")));
  EXPECT_FALSE(std::filesystem::exists(dir.file("out/t.docx")));
  EXPECT_TRUE(std::filesystem::exists(dir.file("out/t-2.docx")));
}

TEST(DataFiles, TheNumberOfARecordBehindABadOne) {
  const TempDir dir;
  const std::string file = dir.write("a.json", "[{\"名\":\"甲\"},{\"名\":\"\\u0001\"},7]");
  const Output out = check(shows(dir), file);
  EXPECT_THAT(out.out, AllOf(HasSubstr("第2条"), HasSubstr("第3条"))) << out;
}

/// A workbook with a picture over the cell below 照片.
std::string with_picture(const std::string& picture) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string rels =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"r\" Type=\"" +
      office + "/";
  Workbook w;
  w.sheets = {{"S",
               "<sheetData><row><c t=\"str\"><v>名</v></c><c t=\"str\"><v>照片</v></c></row>"
               "<row><c t=\"str\"><v>甲</v></c></row></sheetData>"}};
  Parts parts = w.parts();
  parts.emplace_back("xl/worksheets/_rels/sheet1.xml.rels",
                     rels + "drawing\" Target=\"../drawings/d.xml\"/></Relationships>");
  parts.emplace_back("xl/drawings/_rels/d.xml.rels",
                     rels + "image\" Target=\"../media/p.png\"/></Relationships>");
  parts.emplace_back(
      "xl/drawings/d.xml",
      "<x:wsDr xmlns:x=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"" +
          office +
          "\"><x:oneCellAnchor><x:from><x:col>1</x:col><x:row>1</x:row></x:from><x:pic><x:blipFill>"
          "<a:blip r:embed=\"r\"/></x:blipFill></x:pic></x:oneCellAnchor></x:wsDr>");
  parts.emplace_back("xl/media/p.png", picture);
  return zip(parts);
}

TEST(DataFiles, PicturesOfAWorkbookAreShown) {
  const TempDir dir;
  const std::string book = dir.write("a.xlsx", with_picture(flat_png(2, 2, "\x10\x20\x30")));
  const std::string form = shows(dir, "{{名}}{{图:照片|宽:20mm}}");
  const Output out = sealpress({"render", form, book, "-o", dir.file("out"), "--to", "docx"});
  EXPECT_EQ(out.exit_code, 0) << out;
  EXPECT_THAT(read_file(dir.file("out/t.docx")), HasSubstr("word/media/sealpress1.png"));
}

TEST(DataFiles, PicturesAreNoText) {
  const TempDir dir;
  const std::string book = dir.write("a.xlsx", with_picture(flat_png(2, 2, "\x10\x20\x30")));
  const Output out = check(shows(dir, "{{名}}{{照片}}"), book);
  EXPECT_EQ(out.exit_code, 1) << out;
  EXPECT_THAT(out.out, AllOf(HasSubstr("照片"), HasSubstr("单元格里是图片")));
}

}  // namespace
}  // namespace sealpress::test
