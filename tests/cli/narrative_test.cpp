// Narratives from Word files, reports and annotated forms, through the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "data/value.h"
#include "docx/document.h"
#include "docx/text/plain_text.h"
#include "intake/intake.h"
#include "package/package.h"
#include "support/docx_builder.h"
#include "support/judge.h"
#include "support/paths.h"
#include "support/pictures.h"
#include "support/program.h"

namespace sealpress::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kExperience = "jiangsu-2025/experience";

std::string p(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// The applicant's file: four typed headings, a table, a footnote, a picture.
std::string experience_file(int background_words = 8) {
  const std::string picture =
      "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"3600000\" cy=\"1800000\"/><wp:docPr "
      "id=\"1\" name=\"图\"/><a:graphic><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
      "<pic:cNvPr id=\"0\" name=\"\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
      "r:embed=\"rIdP\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
      "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"3600000\" cy=\"1800000\"/></a:xfrm><a:prstGeom "
      "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
      "</wp:inline></w:drawing></w:r></w:p>";
  DocxBuilder builder;
  builder
      .body(p("一、班组概况") + p("本班组共十二人。") + p("二、实施背景（500字以内）") +
            p(repeated("背", background_words)) + p("三、实施过程") +
            "<w:p><w:r><w:t>过程见表</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
            "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol "
            "w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"4000\" w:type=\"dxa\"/>"
            "</w:tcPr>" +
            p("表中文字") + "</w:tc></w:tr></w:tbl>" + picture + p("四、实施效果") +
            p("效果显著。"))
      .footnotes("<w:footnote w:id=\"1\">" + p("注文") + "</w:footnote>")
      .picture("rIdP", "image1.png", flat_png(40, 20, std::string("\xff\x00\x00", 3)));
  return builder.bytes();
}

std::string record(const std::string& file) {
  return R"({"组织名称": "江苏样例电子有限公司", "班组名称": "精益班",
             "经验名称": "实施精益管理的实践", "典型经验文件": ")" +
         file + "\"}";
}

std::string text_of(const std::string& docx) {
  const auto file = docx::Document::open(docx, "out.docx");
  return file ? docx::plain_text(*(*file)->body) : file.error().code;
}

TEST(Narrative, OneWordFileIsCutIntoTheFormsSections) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdftotext");
  const TempDir dir;
  dir.write("稿.docx", experience_file());
  const std::string data = dir.write("数据.json", record("稿.docx"));
  const Output made = sealpress({"render", kExperience, data, "-o", dir.file("out")});
  ASSERT_EQ(made.exit_code, 0) << made;
  const std::string stem = dir.file("out") + "/江苏样例电子有限公司精益班典型经验";
  const std::string text = text_of(read_file(stem + ".docx"));
  EXPECT_THAT(text, AllOf(HasSubstr("本班组共十二人。"), HasSubstr("表中文字")));
  EXPECT_EQ(text.find("500字以内）\n背"), std::string::npos)
      << "the file's own headings stay behind";
  EXPECT_EQ(run({"qpdf", "--check", stem + ".pdf"}).exit_code, 0);
  const Output shown = run({"pdftotext", stem + ".pdf", "-"});
  EXPECT_THAT(shown.out, AllOf(HasSubstr("本班组共十二人"), HasSubstr("表中文字"),
                               HasSubstr("注文"), HasSubstr("效果显著")));
}

TEST(Narrative, WordsPerSectionAreCountedInTheFile) {
  const TempDir dir;
  dir.write("稿.docx", experience_file(523));
  const Output found = sealpress({"check", kExperience, dir.write("数据.json", record("稿.docx"))});
  EXPECT_EQ(found.exit_code, 1) << found;
  EXPECT_THAT(found.out, AllOf(HasSubstr("实施背景"), HasSubstr("523"), HasSubstr("23")));
}

TEST(Narrative, FilesMustLieBesideTheData) {
  const TempDir outside, dir;
  outside.write("稿.docx", experience_file());
  const std::string data = dir.write("数据.json", record(outside.file("稿.docx")));
  const Output refused = sealpress({"check", kExperience, data});
  EXPECT_EQ(refused.exit_code, 1) << refused;
  EXPECT_THAT(refused.out, HasSubstr("不在数据文件的文件夹里"));
  EXPECT_EQ(sealpress({"check", kExperience, data, "--files", outside.path().string()}).exit_code,
            0);
  std::filesystem::create_symlink(outside.file("稿.docx"), dir.file("链接.docx"));
  const Output linked =
      sealpress({"check", kExperience, dir.write("二.json", record("链接.docx"))});
  EXPECT_THAT(linked.out, HasSubstr("不在数据文件的文件夹里"));
}

TEST(Narrative, BadFilesAreNamedAndNothingIsWritten) {
  const TempDir dir;
  dir.write("坏.docx", experience_file().substr(0, 900));
  dir.write("加密.docx",
            std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(2000, '\0'));
  dir.write("不是.docx", "只是文字");
  for (const char* name : {"坏.docx", "加密.docx", "不是.docx", "没有.docx"}) {
    const Output out = sealpress(
        {"render", kExperience, dir.write("数据.json", record(name)), "-o", dir.file("out")});
    EXPECT_EQ(out.exit_code, 1) << name << out;
    EXPECT_THAT(out.out, HasSubstr(name));
    EXPECT_TRUE(std::filesystem::is_empty(dir.file("out"))) << name;
  }
}

TEST(Narrative, CountListsSections) {
  const TempDir dir;
  const std::string file = dir.write("稿.docx", experience_file());
  const Output all = sealpress({"count", file, "--sections"});
  EXPECT_THAT(all.out, AllOf(HasSubstr("一、班组概况\t8"), HasSubstr("三、实施过程\t10\t8")));
  EXPECT_THAT(sealpress({"count", file, "--section", "实施背景"}).out, HasSubstr("字数\t8\n"));
  const Output none = sealpress({"count", file, "--section", "没有这节"});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.err, HasSubstr("班组概况、实施背景"));
  EXPECT_THAT(sealpress({"count", file, "--sections", "--format", "json"}).out,
              HasSubstr("\"各节\":[{\"标题\":\"一、班组概况\",\"级\":1,\"字数\":8"));
}

// ---- Reports -------------------------------------------------------------------------------

/// Two records, one without fault.
std::string faulty_data(const TempDir& dir) {
  return dir.write("数据.json", R"([
    {"组织名称": "江苏样例电子有限公司", "班组名称": "精益班组", "经验名称": "实施精益管理的实践",
     "班组概况": "概况", "实施背景": "背景", "实施过程": "过程"},
    {"组织名称": "江苏样例电子有限公司", "班组名称": "装配班", "经验名称": "运用看板的探索",
     "班组概况": "概况", "实施背景": "背景", "实施过程": "过程", "实施效果": "效果"}])");
}

TEST(Report, IsTheSameListInEveryFormat) {
  SEALPRESS_NEED_JUDGE("soffice");
  const TempDir dir;
  const std::string data = faulty_data(dir);
  for (const char* name : {"结果.xlsx", "结果.docx", "结果.html"}) {
    const Output out = sealpress({"check", kExperience, data, "--report", dir.file(name)});
    EXPECT_EQ(out.exit_code, 1) << out;
  }
  const std::string html = dir.read("结果.html");
  EXPECT_THAT(html, AllOf(HasSubstr("<th>怎么改</th>"), HasSubstr("第1条"), HasSubstr("实施效果"),
                          Not(HasSubstr("http"))));
  EXPECT_THAT(text_of(dir.read("结果.docx")), AllOf(HasSubstr("怎么改"), HasSubstr("实施效果")));
  auto table = intake::open(dir.file("结果.xlsx"));
  ASSERT_TRUE(table.has_value());
  const auto first = (*table)->next();
  ASSERT_TRUE(first && *first);
  EXPECT_NE((*first)->fields.find("怎么改"), nullptr);
  const Output converted = run(
      {"soffice", "-env:UserInstallation=file://" + dir.file("lo"), "--headless", "--convert-to",
       "pdf", "--outdir", dir.path().string(), dir.file("结果.docx"), dir.file("结果.xlsx")},
      {std::chrono::seconds(120), {}, ""});
  EXPECT_EQ(converted.exit_code, 0) << converted;
  EXPECT_TRUE(std::filesystem::exists(dir.file("结果.pdf"))) << converted;
}

TEST(Report, OfAFolderSaysWhoseDocumentItIsAndGivesRowsTheirHeight) {
  const TempDir dir;
  const std::string data = faulty_data(dir);
  for (const char* name : {"结果.html", "结果.xlsx"}) {
    sealpress({"check", "jiangsu-2025", data, "--report", dir.file(name)});
  }
  const std::string html = dir.read("结果.html");
  EXPECT_THAT(html, HasSubstr("<h1>2025年江苏省质量信得过班组建设推进活动 检查结果</h1>"));
  EXPECT_THAT(html, HasSubstr("<td class=\"s\">正文 江苏样例电子有限公司</td>"));
  EXPECT_THAT(html, Not(HasSubstr("依据：")));  // it has a column of its own
  auto book = package::Package::open(dir.read("结果.xlsx"), "结果.xlsx", {});
  ASSERT_TRUE(book.has_value());
  const auto sheet = book->read("xl/worksheets/sheet1.xml");
  ASSERT_TRUE(sheet.has_value());
  EXPECT_THAT(*sheet, HasSubstr("<row r=\"3\" ht=\""));
}

TEST(Report, AWrongNameIsToldBeforeTheWork) {
  const TempDir dir;
  const Output out =
      sealpress({"check", kExperience, faulty_data(dir), "--report", dir.file("结果.txt")});
  EXPECT_EQ(out.exit_code, 2);
  EXPECT_FALSE(std::filesystem::exists(dir.file("结果.txt")));
}

TEST(Annotate, ACommentStandsOnItsValueHoweverTheTemplateWritesTheKey) {
  // The template says 产品/服务满意度（%）, the record 产品/服务满意度(%).
  const TempDir dir;
  auto record = data::parse_json(
      read_file(std::string(kSourceDir) + "/data/samples/jiangsu-2025/2-application.json"));
  ASSERT_TRUE(record.has_value());
  for (auto& [label, value] : *record->object()) {
    if (label == "产品/服务满意度(%)") value = data::Value("101");
  }
  const std::string data = dir.write("数据.json", data::to_json(*record));
  sealpress({"check", "jiangsu-2025/2-application", data, "--annotate", dir.file("out")});
  const auto package = package::Package::open(
      read_file(dir.file("out") + "/云澜精密数控加工二班典型经验申报表.docx"), "out.docx");
  ASSERT_TRUE(package.has_value());
  const std::string body = package->read("word/document.xml").value_or("");
  const std::size_t start = body.find("<w:commentRangeStart");
  ASSERT_NE(start, std::string::npos);
  const std::size_t end = body.find("<w:commentRangeEnd", start);
  EXPECT_THAT(body.substr(start, end - start), HasSubstr(">101<"));
}

TEST(Annotate, FaultyFormsCarryCommentsOnTheirFields) {
  SEALPRESS_NEED_JUDGE("soffice");
  const TempDir dir;
  const Output out =
      sealpress({"check", kExperience, faulty_data(dir), "--annotate", dir.file("out")});
  EXPECT_EQ(out.exit_code, 1) << out;
  std::vector<std::filesystem::path> made;
  for (const auto& entry : std::filesystem::directory_iterator(dir.file("out"))) {
    made.push_back(entry.path());
  }
  ASSERT_EQ(made.size(), 1u) << "the faultless record needs none";
  const auto package = package::Package::open(read_file(made[0]), "out.docx");
  ASSERT_TRUE(package.has_value());
  const std::string comments = package->read("word/comments.xml").value_or("");
  const std::string body = package->read("word/document.xml").value_or("");
  EXPECT_THAT(comments, HasSubstr("错误："));
  const std::size_t start = body.find("<w:commentRangeStart"),
                    end = body.find("<w:commentRangeEnd");
  ASSERT_NE(start, std::string::npos);
  EXPECT_LT(start, end);
  EXPECT_THAT(body, HasSubstr("<w:commentReference w:id=\"0\"/>"));
  const Output converted = run(
      {"soffice", "-env:UserInstallation=file://" + dir.file("lo"), "--headless", "--convert-to",
       "docx:MS Word 2007 XML", "--outdir", dir.file("lo-out"), made[0].string()},
      {std::chrono::seconds(120), {}, ""});
  const auto again = package::Package::open(
      read_file(dir.file("lo-out") + "/" + made[0].filename().string()), "again.docx");
  ASSERT_TRUE(again.has_value()) << converted;
  EXPECT_THAT(again->read("word/comments.xml").value_or(""), HasSubstr("错误"))
      << "LibreOffice has read the comments";
}

}  // namespace
}  // namespace sealpress::test
