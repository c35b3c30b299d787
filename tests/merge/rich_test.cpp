// Pictures, rich content, drafts.
#include <gmock/gmock.h>

#include "merge/merge_support.h"
#include "package/package.h"
#include "support/judge.h"
#include "support/pictures.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

MergeOptions with_pictures() {
  MergeOptions options;
  options.open_file = [](std::string_view path) -> Result<std::string> {
    if (path == "断.png") {
      const std::string whole = sealpress::test::flat_png(40, 20, std::string("\xff\x00\x00", 3));
      return whole.substr(0, whole.size() - 20);
    }
    if (path == "照片.png")
      return sealpress::test::flat_png(40, 20, std::string("\xff\x00\x00", 3));
    if (path == "文字.txt") return std::string("不是图片");
    return fail(input_error("test.no_such_file"));
  };
  return options;
}

Merged merge_pictures(std::string_view body, std::string_view json) {
  return merge(*compile(body), json, with_pictures());
}

const docx::Drawing* drawing_of(const docx::Node& node) {
  if (const auto* drawing = docx::as<docx::Drawing>(&node)) return drawing;
  for (const docx::Node* child : node.children) {
    if (const docx::Drawing* found = drawing_of(*child)) return found;
  }
  return nullptr;
}

TEST(Pictures, AreStoredWithRelationshipAndContentType) {
  const Merged merged = merge_pictures(p("{{图:照片|宽:40mm}}"), R"({"照片": "照片.png"})");
  EXPECT_THAT(merged.findings, IsEmpty());
  const auto package = package::Package::open(merged.bytes(), "x.docx");
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ(package->read("word/media/sealpress1.png").value(),
            sealpress::test::flat_png(40, 20, std::string("\xff\x00\x00", 3)));
  const std::string rels = package->read("word/_rels/document.xml.rels").value();
  EXPECT_THAT(rels, HasSubstr("/word/media/sealpress1.png"));
  const auto again = docx::Document::open(merged.bytes(), "x.docx");
  ASSERT_TRUE(again.has_value());
  const docx::Drawing* drawing = drawing_of(*(*again)->body);
  ASSERT_NE(drawing, nullptr);
  EXPECT_EQ(drawing->shapes[0]->image_part, "word/media/sealpress1.png");
  EXPECT_EQ(drawing->extent.width, Length::mm(40));
  EXPECT_EQ(drawing->extent.height, Length::mm(20));
}

TEST(Pictures, TheMergedTreeShowsWhatTheFileHolds) {
  const Merged merged = merge_pictures(p("{{图:照片|高:1cm}}"), R"({"照片": "照片.png"})");
  const docx::Drawing* drawing = drawing_of(*merged.view.body());
  ASSERT_NE(drawing, nullptr);
  EXPECT_EQ(drawing->extent.height, Length::mm(10));
  EXPECT_EQ(drawing->extent.width, Length::mm(20));
  EXPECT_EQ(drawing->shapes[0]->image_part, "word/media/sealpress1.png");
  EXPECT_EQ(merged.view.replaced_bytes.count("word/media/sealpress1.png"), 1u);
}

TEST(Pictures, TheSamePictureIsStoredOnce) {
  const Merged merged =
      merge_pictures(p("{{图:a}}{{图:b}}"), R"({"a": "照片.png", "b": "照片.png"})");
  EXPECT_EQ(count(merged.xml(), "<w:drawing>"), 2u);
  EXPECT_EQ(merged.view.replaced_bytes.count("word/media/sealpress2.png"), 0u);
}

TEST(Pictures, DataUris) {
  // A PNG of one grey pixel.
  constexpr std::string_view kUri =
      "data:image/"
      "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81"
      "ytgAAAABJRU5ErkJggg==";
  const Merged merged = merge(p("{{图:a}}"), "{\"a\": \"" + std::string(kUri) + "\"}");
  EXPECT_THAT(merged.findings, IsEmpty());
  EXPECT_EQ(count(merged.xml(), "<w:drawing>"), 1u);
  EXPECT_THAT(codes(merge(p("{{图:a}}"), R"({"a": "data:image/png;base64,*"})").findings),
              ElementsAre("merge.bad_data_uri"));
}

TEST(Pictures, ADamagedOneIsNamedWithItsField) {
  const Merged merged = merge_pictures(p("{{图:照片}}"), R"({"照片": "断.png"})");
  ASSERT_EQ(merged.findings.size(), 1u);
  EXPECT_EQ(merged.findings[0].place.file, "断.png");
  EXPECT_EQ(merged.findings[0].place.field, "照片");
}

TEST(Pictures, WhatCannotBeShownIsAFinding) {
  const auto finding_of = [](std::string_view json) {
    const Merged merged = merge_pictures(p("{{图:a}}"), json);
    EXPECT_THAT(merged.xml(), Not(HasSubstr("<w:drawing>")));
    return merged.findings.empty() ? std::string() : merged.findings[0].code;
  };
  EXPECT_EQ(finding_of(R"({"a": "文字.txt"})"), "image.not_a_picture");
  EXPECT_EQ(finding_of(R"({"a": "没有.png"})"), "test.no_such_file");
  EXPECT_EQ(finding_of(R"({"a": "断.png"})"), "image.truncated");
  EXPECT_EQ(finding_of(R"({"a": 3})"), "merge.not_a_path");
  EXPECT_EQ(finding_of(R"({"a": ""})"), "");
  EXPECT_THAT(codes(merge(p("{{图:a}}"), R"({"a": "照片.png"})").findings),
              ElementsAre("merge.no_files"));
}

TEST(Rich, PlainTextBecomesParagraphsFormattedAsTheTags) {
  const std::string body = "<w:p><w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr>" +
                           run("{{+正文}}", "<w:sz w:val=\"32\"/>") + "</w:p>";
  const Merged merged = merge(body, R"({"正文": "一\n二"})");
  EXPECT_EQ(merged.text(), "一\n二\n");
  EXPECT_EQ(count(merged.xml(), "<w:ind w:firstLineChars=\"200\"/>"), 2u);
  EXPECT_EQ(count(merged.xml(), "<w:tag w:val=\"正文\"/>"), 2u);
}

TEST(Rich, KeepWithNextIsAMatterOfTheLastParagraph) {
  const std::string body = "<w:p><w:pPr><w:keepNext/><w:jc w:val=\"both\"/></w:pPr>" +
                           run("{{+正文}}") + "</w:p>" + p("署名");
  const std::string xml = merge(body, R"({"正文": ["甲", "乙\n丙"]})").xml();
  EXPECT_EQ(count(xml, "<w:keepNext/>"), 1u);
  EXPECT_EQ(count(xml, "<w:jc w:val=\"both\"/>"), 3u);
  EXPECT_GT(xml.find("<w:keepNext/>"), xml.find("乙"));
  EXPECT_LT(xml.find("<w:keepNext/>"), xml.find("丙"));
}

TEST(Rich, EmptyContentKeepsTheParagraph) {
  EXPECT_EQ(merge(p("{{+正文}}"), "{}").text(), "\n");
}

TEST(Rich, BlocksOfEveryKind) {
  const Merged merged = merge_pictures(p("{{+正文}}"), R"({"正文": [
      "开头", {"标题": "背景", "级": 2}, {"段落": "文字"},
      {"列表": ["甲", "乙"], "编号": true}, {"列表": ["丙"]},
      {"表格": [["时间", "地点"], ["今天"]], "表头": true},
      {"图": "照片.png", "宽": "30mm", "题": "图1"}]})");
  EXPECT_THAT(merged.findings, IsEmpty());
  EXPECT_EQ(merged.text(), "开头\n背景\n文字\n甲\n乙\n丙\n时间\n地点\n今天\n\n\n图1\n");
  const std::string xml = merged.xml();
  EXPECT_EQ(count(xml, "<w:numId w:val=\"1\"/>"), 2u) << "the numbers are Word's own";
  EXPECT_EQ(count(xml, "<w:numId w:val=\"2\"/>"), 1u);
  const docx::Numbering& lists = merged.view.file->numbering;
  EXPECT_EQ(lists.instances.at(1).levels[0].format, "decimal");
  EXPECT_EQ(lists.instances.at(2).levels[0].text, "•");
  EXPECT_THAT(xml, HasSubstr("<w:outlineLvl w:val=\"1\"/>"));
  EXPECT_EQ(count(xml, "<w:tblHeader/>"), 1u);
  EXPECT_THAT(xml, HasSubstr("cx=\"1080000\""));
}

TEST(Rich, HeadingsTakeTheTemplatesStyles) {
  const auto compiled = compile(DocxBuilder()
                                    .body(p("{{+a}}"))
                                    .styles("<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name "
                                            "w:val=\"heading 1\"/></w:style>"));
  EXPECT_THAT(merge(*compiled, R"({"a": [{"标题": "题"}]})").xml(),
              HasSubstr("<w:pPr><w:pStyle w:val=\"2\"/></w:pPr>"));
}

TEST(Rich, TwoTablesAndTheEndOfACellNeedParagraphs) {
  const std::string body = table({texts_row({"{{+a}}"})});
  const std::string xml = merge(body, R"({"a": [{"表格": [["一"]]}, {"表格": [["二"]]}]})").xml();
  EXPECT_EQ(count(xml, "</w:tbl><w:tbl>"), 0u);
  EXPECT_EQ(count(xml, "</w:tbl></w:tc>"), 0u);
}

TEST(Rich, WhatIsNoBlockIsAFinding) {
  const auto codes_of = [](std::string_view value) {
    return codes(merge(p("{{+a}}"), "{\"a\": [" + std::string(value) + "]}").findings);
  };
  EXPECT_THAT(codes_of(R"({"段": "x"})"), ElementsAre("merge.bad_block"));
  EXPECT_THAT(codes_of(R"({"标题": "x", "级": 10})"), ElementsAre("merge.bad_block"));
  EXPECT_THAT(codes_of(R"({"表格": "x"})"), ElementsAre("merge.bad_block"));
  EXPECT_THAT(codes_of(R"({"文件": "x.docx"})"), ElementsAre("merge.no_files"));
  EXPECT_THAT(codes_of("{}"), ElementsAre("merge.bad_block"));
  EXPECT_THAT(codes_of("null, 3"), IsEmpty());
}

TEST(Rich, MarkupInBlocksIsText) {
  const Merged merged = merge(p("{{+a}}"), R"({"a": [{"表格": [["<w:p>{{b}}"]]}, "&amp;{{b}}"]})");
  EXPECT_EQ(merged.text(), "<w:p>{{b}}\n&amp;{{b}}\n");
}

Merged draft_of(const DocxBuilder& builder) {
  MergeOptions options;
  options.draft = true;
  return merge(*compile(builder), R"({"a": "值"})", options);
}

TEST(Draft, MarksEveryKindOfPage) {
  const Merged merged = draft_of(DocxBuilder().body(p("{{a}}")).header(p("眉{{a}}"), "first"));
  EXPECT_EQ(merged.text(), "值\n");
  const docx::SectionProperties& section = *merged.view.file->last_section;
  for (const std::string& part : section.headers) {
    ASSERT_FALSE(part.empty());
    EXPECT_THAT(merged.text(part), HasSubstr("草稿"));
  }
  EXPECT_THAT(merged.text(section.headers[docx::SectionProperties::first]), HasSubstr("眉值"));
}

TEST(Draft, LeavesTheBodyAndOtherDocumentsAlone) {
  const auto compiled = compile(DocxBuilder().body(p("{{a}}")));
  MergeOptions options;
  options.draft = true;
  const Merged marked = merge(*compiled, R"({"a": "值"})", options);
  const Merged plain = merge(*compiled, R"({"a": "值"})");
  EXPECT_THAT(plain.bytes(), Not(HasSubstr("sealpress-draft")));
  EXPECT_EQ(marked.text(), plain.text());
}

TEST(Draft, LibreOfficeShowsIt) {
  SEALPRESS_NEED_JUDGE("soffice");
  SEALPRESS_NEED_JUDGE("pdftotext");
  const sealpress::test::TempDir dir;
  dir.write("draft.docx", draft_of(DocxBuilder().body(p("{{a}}"))).bytes());
  sealpress::test::RunOptions options;
  options.timeout = std::chrono::seconds(180);
  const auto output = sealpress::test::run(
      {"soffice", "-env:UserInstallation=file://" + dir.file("profile"), "--headless",
       "--convert-to", "pdf", "--outdir", dir.path().string(), dir.file("draft.docx")},
      options);
  ASSERT_EQ(output.exit_code, 0) << output;
  const auto text = sealpress::test::run({"pdftotext", dir.file("draft.pdf"), "-"});
  EXPECT_THAT(text.out, HasSubstr("草稿"));
  EXPECT_THAT(text.out, HasSubstr("值"));
}

}  // namespace
}  // namespace sealpress::merge::test
