// Captions and contents after repeats.
#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string mark(std::string_view type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
}
std::string field(std::string_view instruction, std::string_view result = "1") {
  const std::string shown = result.empty() ? "" : mark("separate") + run(result, "<w:i/>");
  return mark("begin") + "<w:r><w:instrText xml:space=\"preserve\">" + std::string(instruction) +
         "</w:instrText></w:r>" + shown + mark("end");
}
std::string caption(std::string_view instruction, std::string_view text) {
  return "<w:p>" + run("表") + field(instruction) + run(text) + "</w:p>";
}

constexpr std::string_view kThree = R"({"列表": [{"名": "甲"}, {"名": "乙"}, {"名": "丙"}]})";

std::string shown_text(const std::string& body, std::string_view json = kThree,
                       std::string_view styles = "") {
  const auto compiled = compile(DocxBuilder().body(body).styles(styles));
  return compiled ? merge(*compiled, json).text() : "";
}

TEST(Sequences, CaptionsInARepeatCountOn) {
  const std::string body = caption(" SEQ 表 \\* ARABIC ", "前") + p("{{#列表}}") +
                           caption(" SEQ 表 \\* ARABIC ", "{{名}}") + p("{{/列表}}") +
                           caption(" SEQ 表 \\* ARABIC ", "后");
  EXPECT_EQ(shown_text(body), "表1前\n表2甲\n表3乙\n表4丙\n表5后\n");
}

TEST(Sequences, TheResultKeepsItsLook) {
  const auto compiled = compile(p("{{#列表}}") + caption("SEQ 表", "{{名}}") + p("{{/列表}}"));
  const std::string xml = merge(*compiled, kThree).xml();
  EXPECT_THAT(xml, HasSubstr("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">3</w:t>"));
  EXPECT_EQ(count(xml, "fldCharType=\"separate\""), 3u);
}

TEST(Sequences, SimpleFieldsAndEachNameForItself) {
  const std::string body = p("{{#列表}}") + "<w:p>" + run("图") +
                           "<w:fldSimple w:instr=\"SEQ 图\">" + run("1") + "</w:fldSimple>" +
                           run("表") + field("SEQ 表") + "</w:p>" + p("{{/列表}}");
  EXPECT_EQ(shown_text(body), "图1表1\n图2表2\n图3表3\n");
}

TEST(Sequences, SwitchesAndFormats) {
  const std::string body = p("{{#列表}}") + "<w:p>" + field("SEQ 表 \\* CHINESENUM3") + run("、") +
                           field("SEQ 表 \\c") + run("、") + field("SEQ 另 \\r 9") + "</w:p>" +
                           p("{{/列表}}");
  EXPECT_EQ(shown_text(body), "一、1、9\n二、2、9\n三、3、9\n");
}

TEST(Sequences, BeginAnewBelowAHeading) {
  const std::string heading =
      "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + run("章{{名}}") + "</w:p>";
  const std::string body = p("{{#列表}}") + heading + caption("SEQ 表 \\s 1", "a") +
                           caption("SEQ 表 \\s 1", "b") + p("{{/列表}}");
  EXPECT_EQ(shown_text(body), "章甲\n表1a\n表2b\n章乙\n表1a\n表2b\n章丙\n表1a\n表2b\n");
}

TEST(Sequences, OneThatIsNotShownDoesNotCount) {
  const std::string body = p("{{^列表}}") + caption("SEQ 表", "无") + p("{{/列表}}") + "<w:p>" +
                           field("SEQ 表", "2") + "</w:p>";
  EXPECT_EQ(shown_text(body), "1\n");
}

TEST(Sequences, WithoutSectionsTheTemplatesNumbersStay) {
  EXPECT_EQ(shown_text("<w:p>" + field("SEQ 表", "7") + run("{{a}}") + "</w:p>", "{}"), "7\n");
}

std::string contents(std::string_view entry) {
  return "<w:p>" + mark("begin") + "<w:r><w:instrText>TOC \\o \"1-3\"</w:instrText></w:r>" +
         mark("separate") + run(entry) + "</w:p><w:p>" + mark("end") + "</w:p>";
}
const std::string kHeading =
    "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + run("{{名}}") + "</w:p>";

TEST(Contents, WordIsAskedToMakeThemAnewAndTheUserIsTold) {
  const auto compiled =
      compile(DocxBuilder()
                  .body(contents("旧") + p("{{#列表}}") + kHeading + p("{{/列表}}"))
                  .settings("<w:zoom w:percent=\"100\"/><w:compat/>"));
  const Merged merged = merge(*compiled, kThree);
  EXPECT_THAT(codes(merged.findings), ElementsAre("merge.stale_contents"));
  EXPECT_EQ(merged.findings[0].place.paragraph, 1);
  EXPECT_EQ(count(merged.xml(), "w:dirty=\"true\""), 1u);
  const auto package = package::Package::open(merged.bytes(), "f");
  ASSERT_TRUE(package.has_value());
  EXPECT_THAT(package->read("word/settings.xml").value_or(""),
              HasSubstr("<w:zoom w:percent=\"100\"/><w:updateFields w:val=\"true\"/><w:compat/>"));
}

TEST(Contents, AFileWithoutSettingsGetsSome) {
  const auto compiled = compile(contents("旧") + kHeading);
  const Merged merged = merge(*compiled, R"({"名": "甲"})");
  const auto file = docx::Document::open(merged.bytes(), "written.docx");
  ASSERT_TRUE(file.has_value());
  EXPECT_THAT(std::string((*file)->part_bytes("word/settings.xml")), HasSubstr("updateFields"));
}

TEST(Contents, FixedHeadingsLeaveThemAsTheyAre) {
  const std::string heading =
      "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + run("一、总则") + "</w:p>";
  const auto compiled = compile(contents("一、总则") + heading + p("{{名}}"));
  const Merged merged = merge(*compiled, R"({"名": "甲"})");
  EXPECT_THAT(codes(merged.findings), ElementsAre());
  EXPECT_THAT(merged.xml(), Not(HasSubstr("dirty")));
}

}  // namespace
}  // namespace sealpress::merge::test
