// What plain tags show.
#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Values, KeysAreComparedWithoutSpacesAfterNfkc) {
  EXPECT_EQ(shown("{{合格率（％）}}", R"j({"合格率(%)": 98.50})j"), "98.50");
  EXPECT_EQ(shown("{{班组 名称}}", R"({"班组名称": "甲班"})"), "甲班");
  EXPECT_EQ(shown("{{班组名称}}", R"({"班组　名称": "甲班"})"), "甲班");
}

TEST(Values, ExactKeyBeforeDottedPath) {
  EXPECT_EQ(shown("{{企业.名称}}", R"({"企业": {"名称": "路径"}})"), "路径");
  EXPECT_EQ(shown("{{企业.名称}}", R"({"企业": {"名称": "路径"}, "企业.名称": "整键"})"), "整键");
  EXPECT_EQ(shown("{{\"企业.名称\"}}", R"({"企业": {"名称": "路径"}})"), "");
  EXPECT_EQ(shown("{{a.b.c}}", R"({"a": {"b.c": "深"}})"), "深");
}

TEST(Values, KindsOfValues) {
  EXPECT_EQ(shown("[{{a}}]", R"({"a": null})"), "[]");
  EXPECT_EQ(shown("[{{a}}]", R"({})"), "[]");
  EXPECT_EQ(shown("[{{a}}]", R"({"a": true})"), "[是]");
  EXPECT_EQ(shown("[{{a}}]", R"({"a": 0})"), "[0]");
  EXPECT_EQ(shown("[{{a}}]", R"({"a": ["甲", "乙", 3]})"), "[甲、乙、3]");
  EXPECT_EQ(shown("[{{a}}]", R"({"a": {"选": "其他", "文字": "社团"}})"), "[其他（社团）]");
}

TEST(Values, WhatIsNoTextIsAFinding) {
  const Merged merged = merge(p("{{a}}"), R"({"a": [{"b": 1}]})");
  ASSERT_THAT(codes(merged.findings), ElementsAre("merge.not_text"));
  EXPECT_EQ(merged.findings[0].severity, Severity::error);
  EXPECT_EQ(merged.findings[0].place.path, "/a");
  EXPECT_EQ(merged.text(), "\n");
}

TEST(Values, LineBreaksAndTabsAreKept) {
  const Merged merged = merge(p("{{a}}"), R"({"a": "甲\r\n乙\n丙\t丁\u2028戊"})");
  EXPECT_EQ(merged.text(), "甲\v乙\v丙\t丁\v戊\n");
  EXPECT_EQ(count(merged.xml(), "<w:br/>"), 3u);
  EXPECT_EQ(count(merged.xml(), "<w:tab/>"), 1u);
}

TEST(Values, AreNeverTagsOrMarkup) {
  const std::string hostile = R"({"a": "{{b}}<w:t>&amp;]]>\"'", "b": "不可见"})";
  const Merged merged = merge(p("{{a}}"), hostile);
  EXPECT_EQ(merged.text(), "{{b}}<w:t>&amp;]]>\"'\n");
  EXPECT_THAT(merged.xml(), HasSubstr("{{b}}&lt;w:t&gt;&amp;amp;"));
}

TEST(Values, CharactersThatXmlForbidsAreDropped) {
  EXPECT_EQ(shown("{{a}}", R"({"a": "甲\u0000\u0007\uFFFE乙"})"), "甲乙");
}

TEST(Values, BidiControlsAndLongTextsStay) {
  EXPECT_EQ(shown("{{a}}", "{\"a\": \"甲\u202e乙\"}"), "甲\u202e乙");
  std::string large;
  for (int i = 0; i < 100000; ++i) large += "质";
  EXPECT_EQ(shown("{{a}}", "{\"a\": \"" + large + "\"}"), large);
}

TEST(Values, SpacesAtTheEdgesArePreserved) {
  const Merged merged = merge(p("{{a}}"), R"({"a": "  甲  "})");
  EXPECT_EQ(merged.text(), "  甲  \n");
}

TEST(Values, EveryFilledValueIsAHiddenRichControl) {
  const std::string xml = merge(p("{{班组名称}}"), R"({"班组名称": "甲班"})").xml();
  EXPECT_THAT(xml, HasSubstr("<w:sdt><w:sdtPr><w:tag w:val=\"班组名称\"/><w:id w:val=\"1\"/>"
                             "<w15:appearance w15:val=\"hidden\"/></w:sdtPr><w:sdtContent>"));
  EXPECT_THAT(xml, Not(HasSubstr("<w:text")));
  EXPECT_THAT(xml, Not(HasSubstr("showingPlcHdr")));
}

TEST(Values, EmptyValueShowsNothing) {
  const std::string xml = merge(p("[{{a}}]"), R"({"a": ""})").xml();
  EXPECT_THAT(xml, Not(HasSubstr("w:sdt")));
}

TEST(Values, TakeTheFormattingOfTheRunWhereTheTagStarts) {
  const std::string body = "<w:p>" + run("{{", "<w:b/>") + run("a}}", "<w:i/>") + "</w:p>";
  const Merged merged = merge(body, R"({"a": "值"})");
  const std::string xml = merged.xml();
  EXPECT_THAT(xml, HasSubstr("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">值</w:t>"));
  EXPECT_THAT(xml, Not(HasSubstr("<w:i/>")));
}

TEST(Values, LayoutLearnsTheField) {
  const Merged merged = merge(p("{{班组名称}}"), R"({"班组名称": "甲班"})");
  const docx::Node* paragraph = merged.view.body()->children[0];
  const auto* control = docx::as<docx::Control>(paragraph->children[0]);
  ASSERT_NE(control, nullptr);
  EXPECT_EQ(control->value.field, "班组名称");
  EXPECT_EQ(control->tag, "班组名称");
}

TEST(Values, LongKeysAreShortenedInTheControl) {
  std::string key;
  for (int i = 0; i < 70; ++i) key += "长";
  const DocxBuilder builder = DocxBuilder().body(p("{{" + key + "}}"));
  const std::string json = "{\"" + key + "\": \"值\"}";
  CompileOptions options;
  options.short_keys[key] = "简称";
  EXPECT_THAT(merge(*compile(builder, options), json).xml(), HasSubstr("<w:tag w:val=\"简称\"/>"));
  const std::string hashed = merge(*compile(builder), json).xml();
  EXPECT_THAT(hashed, testing::ContainsRegex("<w:tag w:val=\"(长)+#[0-9a-f]{8}\"/>"));
}

TEST(Values, LiteralBraces) {
  EXPECT_EQ(shown("写成 {{\"{{\"}}键{{\"}}\"}}", "{}"), "写成 {{键}}");
}

TEST(Filters, Dates) {
  EXPECT_EQ(shown("{{d|日期:yyyy年M月d日}}", R"({"d": "2025-06-30"})"), "2025年6月30日");
  EXPECT_EQ(shown("{{d|日期}}", R"({"d": "20250630"})"), "2025年6月30日");
  EXPECT_EQ(shown("[{{d|日期}}]", R"({"d": ""})"), "[]");
  const Merged merged = merge(p("{{d|日期}}"), R"({"d": "明天"})");
  EXPECT_THAT(codes(merged.findings), ElementsAre("merge.not_a_date"));
  EXPECT_EQ(merged.text(), "明天\n");
}

TEST(Filters, DatesAreWrittenAsSpreadsheetsWriteThem) {
  const auto date = [](std::string_view pattern) {
    return shown("{{d|日期:" + std::string(pattern) + "}}", R"({"d": "2024-12-30"})");
  };
  EXPECT_EQ(date("yyyy-mm-dd"), "2024-12-30");
  EXPECT_EQ(date("YYYY-MM-DD"), "2024-12-30");
  EXPECT_EQ(date("yyyy年mm月dd日"), "2024年12月30日");
  EXPECT_EQ(date("aaaa"), "星期一");
  EXPECT_EQ(date("汉字"), "二〇二四年十二月三十日");
  for (const char* pattern : {"yyyy-QQ", "日期", "0.00", "ddddd"}) {
    EXPECT_EQ(codes(faults(p("{{d|日期:" + std::string(pattern) + "}}"))),
              (std::vector<std::string>{"merge.bad_pattern"}))
        << pattern;
  }
}

TEST(Filters, DatesWithATimeGiveTheDay) {
  for (const char* value :
       {"2025-06-30 00:00:00", "2025-06-30 10:05", "2025-06-30T10:05:00Z", "2025/6/30 10:05:00",
        "2025-06-29T16:00:00.000Z", "45838", "45838.42"}) {
    const Merged merged = merge(p("{{d|日期}}"), R"({"d": ")" + std::string(value) + "\"}");
    EXPECT_EQ(merged.text(), "2025年6月30日\n") << value;
    EXPECT_TRUE(merged.findings.empty()) << value;
  }
  EXPECT_EQ(shown("{{d|日期}}", R"({"d": 45838})"), "2025年6月30日");
  EXPECT_EQ(shown("{{d|日期:m月d日 HH:mm}}", R"({"d": "2025-06-30 09:05:00"})"), "6月30日 09:05");
}

TEST(Filters, WhatADateDoesNotSayIsTold) {
  EXPECT_EQ(shown("{{d|日期:yyyy年m月}}", R"({"d": "2025-06"})"), "2025年6月");
  EXPECT_EQ(shown("{{d|日期:yyyy.mm}}", R"({"d": "2025年6月"})"), "2025.06");
  Merged merged = merge(p("{{d|日期}}"), R"({"d": "2025年6月"})");
  EXPECT_EQ(merged.text(), "2025年6月\n");
  EXPECT_EQ(codes(merged.findings), (std::vector<std::string>{"merge.no_day"}));
  merged = merge(p("{{d|日期:yyyy-mm-dd HH:mm}}"), R"({"d": "2025-06-30"})");
  EXPECT_EQ(merged.text(), "2025-06-30 00:00\n");
  EXPECT_EQ(codes(merged.findings), (std::vector<std::string>{"merge.no_time"}));
  for (const char* value : {"2025-13", "2025", "25/6/30", "2025-02-30"}) {
    merged = merge(p("{{d|日期}}"), R"({"d": ")" + std::string(value) + "\"}");
    EXPECT_EQ(merged.text(), std::string(value) + "\n");
    EXPECT_EQ(codes(merged.findings), (std::vector<std::string>{"merge.not_a_date"})) << value;
  }
}

TEST(Filters, NumbersAreWrittenAsSpreadsheetsWriteThem) {
  const auto number = [](std::string_view pattern) {
    return shown("{{n|数字:" + std::string(pattern) + "}}", R"({"n": "1234567.5"})");
  };
  EXPECT_EQ(number("@"), "1234567.5");
  EXPECT_EQ(number("General"), "1234567.5");
  EXPECT_EQ(number("#,#"), "1,234,568");
  EXPECT_EQ(number("＃，＃＃０．００"), "1,234,567.50");
  EXPECT_EQ(number("0!.0,“万”"), "123.5万");
  EXPECT_EQ(number("[DBNum2]0"), "壹贰叁肆伍陆捌");
  EXPECT_EQ(codes(faults(p("{{n|数字:0.00E+00}}"))),
            (std::vector<std::string>{"merge.bad_pattern"}));
  EXPECT_EQ(codes(merge(p("{{n|数字}}"), R"({"n": "1,2,3"})").findings),
            (std::vector<std::string>{"merge.not_a_number"}));
}

TEST(Filters, Numbers) {
  EXPECT_EQ(shown("{{n|数字:#,##0.00}}", R"({"n": 1234567.5})"), "1,234,567.50");
  EXPECT_EQ(shown("{{n|数字:#,##0.00}}", R"({"n": "1,234"})"), "1,234.00");
  const Merged merged = merge(p("{{n|数字}}"), R"({"n": "三十"})");
  EXPECT_THAT(codes(merged.findings), ElementsAre("merge.not_a_number"));
}

TEST(Filters, SumsAreExact) {
  EXPECT_EQ(shown("{{l|合计:人数}}", R"({"l": [{"人数": 3}, {"人数": "4"}, {}]})"), "7");
  EXPECT_EQ(shown("{{l|合计:费}}", R"({"l": [{"费": 0.1}, {"费": 0.20}]})"), "0.30");
  EXPECT_EQ(shown("{{l|合计:费|数字:#,##0.0}}", R"({"l": [{"费": 999}, {"费": 2}]})"), "1,001.0");
  EXPECT_EQ(shown("[{{l|合计:费}}]", R"({"l": []})"), "[]");
  const Merged merged = merge(p("{{l|合计:费}}"), R"({"l": [{"费": "约三"}, {"费": 2}]})");
  EXPECT_THAT(codes(merged.findings), ElementsAre("merge.not_a_number"));
  EXPECT_EQ(merged.text(), "2\n");
}

TEST(Filters, UnderlinedBlankOfThePrintedLength) {
  const Merged blank = merge(p("编号{{a|下划线:4}}"), "{}");
  EXPECT_EQ(blank.text(), "编号\u00a0\u00a0\u00a0\u00a0\n");
  EXPECT_THAT(blank.xml(), HasSubstr("<w:u w:val=\"single\"/>"));
  EXPECT_EQ(shown("{{a|下划线:6}}", R"({"a": "甲乙"})"), "\u00a0甲乙\u00a0");
  EXPECT_EQ(shown("{{a|下划线:2}}", R"({"a": "比空格长"})"), "比空格长");
}

TEST(Filters, UnderlineIsKnownToLayout) {
  const Merged merged = merge(p("{{a|下划线:2}}"), R"({"a": "甲"})");
  const docx::Node* control = merged.view.body()->children[0]->children[0];
  const auto* value = docx::as<docx::Run>(control->children[0]);
  ASSERT_NE(value, nullptr);
  EXPECT_EQ(value->properties->underline, docx::Underline::single);
}

TEST(Findings, NameTheirPlaceInTheTable) {
  const auto compiled = compile(p("{{d|日期}}"));
  data::Record source = record(R"({"d": "昨天"})");
  source.index = 7;
  source.origin.file = "名单.xlsx";
  source.origin.sheet = "一";
  source.origin.row = 8;
  source.origin.columns["d"] = 3;
  Diagnostics findings;
  ASSERT_TRUE(compiled->merge(source, {}, findings).has_value());
  ASSERT_EQ(findings.size(), 1u);
  const Place& place = findings[0].place;
  EXPECT_EQ(place.file, "名单.xlsx");
  EXPECT_EQ(place.sheet, "一");
  EXPECT_EQ(place.record, 7);
  EXPECT_EQ(place.line, 8);
  EXPECT_EQ(place.column, 3);
  EXPECT_EQ(place.field, "d");
  EXPECT_EQ(place.tag, "{{d|日期}}");
  EXPECT_EQ(findings[0].category, Category::finding);
}

}  // namespace
}  // namespace sealpress::merge::test
