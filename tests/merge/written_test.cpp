// The file that comes out: bytes, threads, speed, and whether others can open it.
#include <gmock/gmock.h>

#include <chrono>
#include <map>
#include <thread>

#include "merge/merge_support.h"
#include "package/package.h"
#include "support/judge.h"

namespace sealpress::merge::test {
namespace {

using testing::HasSubstr;

std::map<std::string, std::string> parts_of(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  const auto package = package::Package::open(bytes, "x.docx");
  EXPECT_TRUE(package.has_value());
  for (const package::Entry& entry : package->entries()) {
    parts[entry.name] = package->read(entry.name).value_or("");
  }
  return parts;
}

/// A form of one page with 40 tags.
std::string form() {
  std::string body = p("{{标题}}");
  std::vector<std::string> rows;
  for (int i = 0; i < 18; ++i) {
    const std::string n = std::to_string(i);
    rows.push_back(texts_row({"标签" + n, "{{甲" + n + "}}", "项目", "{{乙" + n + "|下划线:8}}"}));
  }
  rows.push_back(
      texts_row({"{{#评委|至少:3}}{{@序号}}", "{{姓名}}", "{{☐性别=男}}男", "{{/评委}}"}));
  return body + table(rows) + p("{{章:单位盖章}}");
}

std::string form_record() {
  std::string json = R"({"标题": "申报表", "评委": [{"姓名": "张", "性别": "男"}, {"姓名": "李"}])";
  for (int i = 0; i < 18; ++i) {
    const std::string n = std::to_string(i);
    json += ", \"甲" + n + "\": \"第" + n + "项的内容\", \"乙" + n + "\": " + n;
  }
  return json + "}";
}

DocxBuilder whole_file() {
  return DocxBuilder()
      .body(form())
      .header(p("页眉{{标题}}"))
      .footer(p("页脚"))
      .styles(
          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\">"
          "<w:name w:val=\"Normal\"/></w:style>");
}

TEST(Written, PartsWithoutTagsAreByteIdentical) {
  const DocxBuilder builder = whole_file();
  const auto before = parts_of(builder.bytes());
  const auto after = parts_of(merge(*compile(builder), form_record()).bytes());
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [name, bytes] : before) {
    const bool touched = name == "word/document.xml" || name == "word/header1.xml";
    EXPECT_EQ(after.at(name) == bytes, !touched) << name;
  }
}

TEST(Written, StretchesBetweenTagsAreByteIdentical) {
  const std::string odd =
      "<w:p  w:rsidR='00A1'><w:pPr><w:jc w:val='center'/></w:pPr>\n  <w:r ><w:t>&#20013;</w:t>"
      "</w:r><w:unknown/><!-- 注 --></w:p>";
  const std::string xml = merge(odd + p("{{a}}") + odd, R"({"a": 1})").xml();
  EXPECT_EQ(count(xml, odd), 2u);
}

TEST(Written, UntouchedNodesAreShared) {
  const auto compiled = compile(p("固定") + p("{{a}}"));
  const Merged merged = merge(*compiled, R"({"a": 1})");
  EXPECT_EQ(merged.view.body()->children[0], compiled->file()->body->children[0]);
  EXPECT_NE(merged.view.body()->children[1], compiled->file()->body->children[1]);
}

TEST(Written, TheViewOutlivesTheTemplate) {
  auto compiled = compile(p("{{章:a}}{{b}}"));
  const Merged merged = merge(*compiled, R"({"b": "值"})");
  compiled.reset();
  EXPECT_EQ(merged.text(), "值\n");
}

TEST(Written, CanBeReadAgainWithItsControls) {
  const std::string bytes = merge(*compile(whole_file()), form_record()).bytes();
  const auto again = docx::Document::open(bytes, "again.docx");
  ASSERT_TRUE(again.has_value()) << again.error().code;
  EXPECT_THAT(docx::plain_text(*(*again)->body), HasSubstr("第3项的内容"));
  const auto parts = parts_of(bytes);
  EXPECT_EQ(count(parts.at("word/document.xml"), "<w:tag w:val=\"甲3\"/>"), 1u);
  EXPECT_THAT(parts.at("word/document.xml"), HasSubstr("mc:Ignorable=\"w14 w15 wp14\""));
}

TEST(Written, NamespacesAreDeclaredWhereTheRootLacksThem) {
  DocxBuilder builder;
  builder.body(p("")).add_part(
      "word/header9.xml",
      "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
          p("{{☐a=甲}}") + "</w:hdr>",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml");
  builder.relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
                 "header9.xml");
  const std::string xml = merge(*compile(builder), R"({"a": "甲"})").xml("word/header9.xml");
  EXPECT_THAT(xml, HasSubstr("xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""));
  EXPECT_THAT(xml, HasSubstr("mc:Ignorable=\"w14 w15\""));
}

TEST(Written, SameBytesFromManyThreads) {
  const auto compiled = compile(whole_file());
  const std::string expected = merge(*compiled, form_record()).bytes();
  std::vector<std::string> results(16);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&result, &compiled] {
      for (int i = 0; i < 10; ++i) result = merge(*compiled, form_record()).bytes();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, expected);
}

TEST(Written, NoControlStandsInARuby) {
  const auto compiled = compile(DocxBuilder().body(
      "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>"
      "{{a}}{{☐a=1}}</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"));
  ASSERT_TRUE(compiled);
  const std::string xml = merge(*compiled, R"({"a": "1"})").xml();
  EXPECT_THAT(xml, testing::HasSubstr(">1</w:t>"));
  EXPECT_THAT(xml, testing::HasSubstr(">☑</w:t>"));
  EXPECT_THAT(xml, testing::Not(testing::HasSubstr("<w:sdt>")));
}

TEST(Written, LibreOfficeOpensIt) {
  SEALPRESS_NEED_JUDGE("soffice");
  const sealpress::test::TempDir dir;
  dir.write("form.docx", merge(*compile(whole_file()), form_record()).bytes());
  sealpress::test::RunOptions options;
  options.timeout = std::chrono::seconds(180);
  const auto output =
      sealpress::test::run({"soffice", "-env:UserInstallation=file://" + dir.file("profile"),
                            "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir",
                            dir.path().string(), dir.file("form.docx")},
                           options);
  ASSERT_EQ(output.exit_code, 0) << output;
  const std::string text = dir.read("form.txt");
  EXPECT_THAT(text, HasSubstr("申报表"));
  EXPECT_THAT(text, HasSubstr("第17项的内容"));
  EXPECT_THAT(text, HasSubstr("☑男"));
}

}  // namespace
}  // namespace sealpress::merge::test
