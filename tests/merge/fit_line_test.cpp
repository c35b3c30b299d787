// Paragraphs that are placed by what they show: 一行, 对中, and the place in a list.
#include "merge/values/fit_line.h"

#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string exact_line(std::string_view text) {
  return "<w:p><w:pPr><w:spacing w:before=\"40\" w:line=\"1000\" w:lineRule=\"exact\"/></w:pPr>" +
         run(text, "<w:sz w:val=\"80\"/>") + "</w:p>";
}

TEST(OneLine, KeepsTypeThatFits) {
  const std::string xml = merge(exact_line("{{名|一行:100mm}}"), R"({"名": "质量协会"})").xml();
  EXPECT_THAT(xml, HasSubstr("<w:sz w:val=\"80\"/>"));
  EXPECT_THAT(xml, HasSubstr("w:line=\"1000\""));
}

TEST(OneLine, LowersTypeAndLineHeightTogether) {
  // 283.46 pt for ten characters of 40 pt: 28.3 pt, in half points 56 and a line of 56/80 of 1000.
  const std::string xml =
      merge(exact_line("{{名|一行:100mm}}"), R"({"名": "一二三四五六七八九十"})").xml();
  EXPECT_THAT(xml, HasSubstr("<w:sz w:val=\"56\"/>"));
  EXPECT_THAT(xml, HasSubstr("<w:szCs w:val=\"56\"/>"));
  EXPECT_THAT(xml, HasSubstr("w:before=\"40\" w:after=\"0\" w:line=\"700\" w:lineRule=\"exact\""));
}

TEST(OneLine, GivesAllItemsOfARepeatTheSizeOfTheLongest) {
  const std::string body = p("{{#机关}}") + exact_line("{{名|一行:100mm}}") + p("{{/机关}}");
  const std::string xml =
      merge(body, R"({"机关": [{"名": "短名"}, {"名": "一二三四五六七八九十"}]})").xml();
  EXPECT_EQ(count(xml, "<w:t xml:space=\"preserve\">"), 2u);
  EXPECT_THAT(xml, Not(HasSubstr("<w:sz w:val=\"80\"/><w:szCs")));
  EXPECT_EQ(count(xml, "w:line=\"700\""), 2u);
}

TEST(OneLine, CountsStackedTibetanByItsLetters) {
  EXPECT_EQ(width_in_em("ཀི"), width_in_em("ཀ"));
  EXPECT_EQ(width_in_em("质量A1"), 3.25);
  EXPECT_EQ(width_in_em("一\n二三"), 2.0);
}

TEST(Centred, StandsOverWhatIsAtItsRightIndent) {
  // Of a column of 8306 twips: twice the indent of 1280 and a date of 7 characters of 16 pt
  // with five blanks of a quarter remain.
  const std::string name = "<w:p><w:pPr><w:ind w:right=\"1280\"/></w:pPr>" +
                           run("{{署名|对中:日期}}", "<w:sz w:val=\"32\"/>") + "</w:p>";
  const std::string section =
      "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" "
      "w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\"/></w:sectPr>";
  const std::string xml = merge(name + section, R"({"署名": "协会", "日期": "2031-12-31"})").xml();
  EXPECT_THAT(xml,
              HasSubstr("w:left=\"" + std::to_string(8306 - 2 * 1280 - (7 * 320 + 5 * 80)) + "\""));
  EXPECT_THAT(xml, HasSubstr("<w:jc w:val=\"center\"/>"));
  EXPECT_THAT(xml, HasSubstr("w:right=\"0\""));
}

TEST(Places, AreAskedForInSections) {
  const char* body =
      "{{#a}}{{#@首项}}[{{/@首项}}{{.}}{{^@末项}}、{{/@末项}}{{#@末项}}]{{/@末项}}{{/a}}";
  EXPECT_EQ(shown(body, R"({"a": ["甲", "乙", "丙"]})"), "[甲、乙、丙]");
  EXPECT_EQ(shown("{{#a}}{{#@多项}}{{@序号}}.{{/@多项}}{{.}}{{/a}}", R"({"a": ["甲"]})"), "甲");
  EXPECT_EQ(shown("{{#a}}{{#@多项}}{{@序号}}.{{/@多项}}{{.}}{{/a}}", R"({"a": ["甲", "乙"]})"),
            "1.甲2.乙");
}

TEST(Places, AreOnlyTheKnownOnes) {
  const auto compiled =
      Template::compile(open(DocxBuilder().body(p("{{#a}}{{#@头}}x{{/@头}}{{/a}}"))));
  ASSERT_FALSE(compiled.has_value());
  EXPECT_EQ(compiled.error().front().code, "merge.unknown_index");
}

TEST(RichTables, TakeTheirColumnsAsTheyAreStated) {
  const std::string xml =
      merge(p("{{+a}}"), R"({"a": [{"表格": [["一", "二"]], "列宽": [1, 3]}]})").xml();
  const auto width = [&](std::size_t from) {
    const auto at = xml.find("<w:gridCol w:w=\"", from) + 16;
    return std::stod(xml.substr(at));
  };
  EXPECT_NEAR(width(xml.find("<w:gridCol", xml.find("<w:gridCol") + 1)) / width(0), 3, 0.01);
}

TEST(RichTables, RefuseColumnsThatAreNotTheirs) {
  const Merged merged = merge(p("{{+a}}"), R"({"a": [{"表格": [["一", "二"]], "列宽": [1]}]})");
  EXPECT_THAT(codes(merged.findings), ElementsAre("merge.bad_block"));
}

}  // namespace
}  // namespace sealpress::merge::test
