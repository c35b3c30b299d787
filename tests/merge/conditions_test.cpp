// {{#性别=男}}, {{#人数>10 且 地区≠西藏}}: sections by value.
#include <gtest/gtest.h>

#include "merge/merge_support.h"
#include "merge/tag/condition.h"

namespace sealpress::merge::test {
namespace {

struct Case {
  std::string_view condition;
  bool holds;
};

constexpr std::string_view kRecord = R"j({
  "性别": "男", "人数": 20, "地区": "青海", "会员": "否", "学生": "是", "党员": false, "得分": "98.50",
  "编号": "007", "合格率(%)" : 95,
                           "已完成/计划" : "3",
                           "合格" : 9,
                           "总数" : 10,
                           "占比" : "95%",
                           "日期" : "2025年6月30日",
                           "截止" : "2025-07-01",
                           "单位性质" : {"选" : "其他", "文字" : "社团"},
                           "产业" : [ "先导产业", {"选" : "其他", "文字" : "航天"} ],
                           "名额" : 15,
                           "空" : "",
                           "等级" : "Ａ 级",
                           "单位或个人" : "单位",
                           "产值" : "1,234.50",
                           "非公企业" : "是",
                           "企业" : {"人数" : 300},
                           "比例:1" : 2
})j";

bool holds(std::string_view condition, Diagnostics* problems = nullptr) {
  const auto made = Condition::parse(condition);
  EXPECT_TRUE(made.has_value()) << condition << ": " << (made ? "" : made.error().code);
  if (!made) return false;
  const data::Record made_record = record(kRecord);
  Lookup lookup;
  Diagnostics found;
  const Scope scope{&made_record.fields, nullptr, {}, 0, false, nullptr};
  const bool answer = made->holds({lookup, scope, found});
  if (problems != nullptr) {
    *problems = found;
  } else {
    EXPECT_TRUE(found.empty()) << condition << ": " << describe(found);
  }
  return answer;
}

TEST(Conditions, CompareFieldsWithTextsAndNumbers) {
  constexpr Case kCases[] = {
      {"性别=男", true},      {"性别＝男", true},       {"性别 == 男", true},
      {"性别=\"男\"", true},  {"性别=“男”", true},      {"性别=女", false},
      {"性别≠女", true},      {"性别!=男", false},      {"性别<>女", true},
      {"人数>10", true},      {"人数＞10", true},       {"人数>20", false},
      {"人数>=20", true},     {"人数≥20", true},        {"人数＞＝20", true},
      {"人数<=19.99", false}, {"人数≦20", true},        {"人数<100", true},
      {"人数=20.0", true},    {"人数>-5", true},        {"10<人数", true},
      {"得分=98.5", true},    {"编号=7", true},         {"产值>1,234", true},
      {"产值=1234.5", true},  {"占比>90%", true},       {"占比=95.0%", true},
      {"等级=A级", true},     {"没有=男", false},       {"没有≠男", true},
      {"没有>3", false},      {"没有<3", false},        {"空=\"\"", true},
      {"没有=\"\"", true},    {"性别≠\"\"", true},      {"会员=否", true},
      {"党员=否", true},      {"企业.人数>=300", true}, {"\"比例:1\"=2", true},
  };
  for (const Case& c : kCases) EXPECT_EQ(holds(c.condition), c.holds) << c.condition;
}

TEST(Conditions, AreJoinedByWordsAndBrackets) {
  constexpr Case kCases[] = {
      {"人数>10 且 地区≠西藏", true},
      {"人数>10且地区≠西藏", true},
      {"人数>30 或 地区=青海", true},
      {"人数>30或地区=青海", true},
      {"人数>30 或 地区=西藏", false},
      {"学生 且 人数>10", true},
      {"会员 或 学生", true},
      {"会员 且 学生", false},
      {"非 会员", true},
      {"非会员 且 学生", true},
      {"非(会员 或 学生)", false},
      {"非 性别=女", true},
      {"(人数>30 或 性别=男) 且 学生", true},
      {"人数>30 且 性别=男 或 学生", true},
      {"人数>30 且 (性别=男 或 学生)", false},
      {"（人数＞10）且（地区＝青海）", true},
      {"非公企业 且 学生", true},
      {"地区=且末 或 学生", true},
      {"地区=且末", false},
      {"性别=男 且 @首项", false},
      {"\"单位或个人\"=单位", true},
  };
  for (const Case& c : kCases) EXPECT_EQ(holds(c.condition), c.holds) << c.condition;
}

TEST(Conditions, DatesCompareAsDates) {
  EXPECT_TRUE(holds("日期<2025-07-01"));
  EXPECT_TRUE(holds("日期>=2025/6/30"));
  EXPECT_TRUE(holds("日期=2025-06-30"));
  EXPECT_TRUE(holds("日期<截止"));
  EXPECT_FALSE(holds("日期>2025年12月1日"));
}

TEST(Conditions, ChoicesCompareByTheirOptions) {
  EXPECT_TRUE(holds("单位性质=其他"));
  EXPECT_FALSE(holds("单位性质=社团"));
  EXPECT_TRUE(holds("产业=先导产业"));
  EXPECT_TRUE(holds("产业=其他"));
  EXPECT_TRUE(holds("产业≠重点产业"));
}

TEST(Conditions, TheRightSideIsAFieldIfThereIsOne) {
  EXPECT_TRUE(holds("人数>名额"));
  EXPECT_FALSE(holds("人数=名额"));
  EXPECT_TRUE(holds("人数>名额+4"));
  EXPECT_FALSE(holds("人数>名额*2"));
  EXPECT_FALSE(holds("人数=\"名额\""));
}

TEST(Conditions, ReckonOnTheirSides) {
  EXPECT_TRUE(holds("合格/总数>=90%"));
  EXPECT_TRUE(holds("合格/总数=0.9"));
  EXPECT_FALSE(holds("(合格+1)/总数<1"));
}

TEST(Conditions, ALabelMayHoldTheSigns) {
  EXPECT_TRUE(holds("合格率(%)>90"));
  EXPECT_TRUE(holds("合格率（％）≥95"));
  EXPECT_TRUE(holds("已完成/计划=3"));
}

TEST(Conditions, WhatHasNoOrderIsTold) {
  Diagnostics problems;
  EXPECT_FALSE(holds("地区>10", &problems));
  ASSERT_EQ(codes(problems), (std::vector<std::string>{"merge.not_comparable"}));
  EXPECT_EQ(problems[0].place.field, "地区");
  EXPECT_EQ(problems[0].place.path, "/地区");
  EXPECT_FALSE(holds("占比>90", &problems));
  EXPECT_EQ(codes(problems), (std::vector<std::string>{"merge.not_comparable"}));
  EXPECT_FALSE(holds("地区*2>10", &problems));
  EXPECT_EQ(codes(problems), (std::vector<std::string>{"merge.not_a_number"}));
}

TEST(Conditions, RefuseWhatTheyDoNotUnderstand) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"性别=", "merge.bad_condition"},
      {"=男", "merge.bad_condition"},
      {"性别=男 且", "merge.bad_condition"},
      {"(性别=男", "merge.bad_condition"},
      {"性别=男)", "merge.bad_condition"},
      {"单价*>3", "merge.bad_condition"},
      {"1 且 学生", "merge.bad_condition"},
      {"10<人数<20", "merge.compared_twice"},
      {"类别=个人或集体", "merge.ambiguous_word"},
      {"单位或个人=单位", "merge.ambiguous_word"},
      {"性别=\"男", "merge.bad_quotes"},
  };
  for (const auto& [condition, code] : kCases) {
    const auto made = Condition::parse(condition);
    ASSERT_FALSE(made.has_value()) << condition;
    EXPECT_EQ(made.error().code, code) << condition;
  }
  const std::string deep(200, '(');
  EXPECT_FALSE(Condition::parse(deep + "a=1" + std::string(200, ')')).has_value());
  std::string many = "a=1";
  for (int i = 0; i < 200; ++i) many += " 且 a=1";
  EXPECT_EQ(Condition::parse(many).error().code, "merge.expression_too_long");
}

TEST(Conditions, SayWhichFieldsTheyRead) {
  std::string all;
  for (const ConditionField& field :
       Condition::parse("性别=男 且 合格/总数>0.9 且 非会员")->fields()) {
    all += field.key.written() + (field.maybe ? "?" : "") + (field.unless.empty() ? "" : "!") + " ";
  }
  EXPECT_EQ(all, "性别 男? 合格! 总数! 非会员? 会员! ");
}

TEST(Conditions, ShowTheirSections) {
  EXPECT_EQ(shown("{{#性别=男}}先生{{/}}{{#性别=女}}女士{{/性别=女}}", R"({"性别": "男"})"),
            "先生");
  EXPECT_EQ(shown("{{^性别=男}}女士{{/}}", R"({"性别": "女"})"), "女士");
  EXPECT_EQ(shown("｛｛＃人数＞10｝｝多｛｛／人数＞10｝｝", R"({"人数": 20})"), "多");
  EXPECT_EQ(shown("{{#a>1}}{{#b=x}}甲{{/}}乙{{/}}丙", R"({"a": 2, "b": "y"})"), "乙丙");
  EXPECT_EQ(shown("{{#l}}{{#n>1}}{{n}}{{/}};{{/}}", R"({"l": [{"n": 1}, {"n": 2}]})"), ";2;");
  EXPECT_EQ(shown("{{#l}}{{#@序号>1}}、{{/}}{{.}}{{/l}}", R"({"l": ["甲", "乙"]})"), "甲、乙");
}

TEST(Conditions, ShowWholeParagraphsAndRows) {
  const std::string body = p("{{#类别=甲}}") + p("甲类") + p("{{/}}") +
                           table({texts_row({"{{#人数>10}}多", "人{{/}}"}), texts_row({"a", "b"})});
  EXPECT_EQ(merge(body, R"({"类别": "甲", "人数": 3})").text(), "甲类\na\nb\n");
  EXPECT_EQ(merge(body, R"({"类别": "乙", "人数": 30})").text(), "多\n人\na\nb\n");
}

TEST(Conditions, WordsForNoAreNotTrue) {
  for (const char* no :
       {"\"否\"", "\" 否 \"", "\"false\"", "\"FALSE\"", "false", "{\"选\": \"否\"}"}) {
    const std::string json = std::string("{\"会员\": ") + no + "}";
    EXPECT_EQ(shown("{{#会员}}是{{/会员}}{{^会员}}不是{{/会员}}", json), "不是") << no;
    EXPECT_EQ(shown("{{#非会员}}不是{{/}}", json), "不是") << no;
  }
  for (const char* yes : {"\"是\"", "true", "\"无\"", "0", "\"有\""}) {
    const std::string json = std::string("{\"会员\": ") + yes + "}";
    EXPECT_EQ(shown("{{#会员}}是{{/会员}}", json), "是") << yes;
    EXPECT_EQ(shown("{{#非会员}}不是{{/}}", json), "") << yes;
  }
  EXPECT_EQ(shown("{{#非公企业}}非公{{/}}", R"({"非公企业": "是"})"), "非公");
}

TEST(Conditions, NeedTheirSigil) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"{{人数>10}}", "merge.no_sigil"},      {"{{性别=男}}", "merge.no_sigil"},
      {"{{人数＞10}}", "merge.no_sigil"},     {"{{单价*数量}}", "merge.no_sigil"},
      {"{{单价×数量}}", "merge.no_sigil"},    {"{{+人数≥1}}", "merge.no_sigil"},
      {"{{if 性别}}", "merge.foreign_tag"},   {"{{#if 性别}}x{{/}}", "merge.foreign_tag"},
      {"{{else}}", "merge.foreign_tag"},      {"{{#each 列表}}x{{/}}", "merge.foreign_tag"},
      {"{{如果 会员}}", "merge.foreign_tag"}, {"{{#性别=}}x{{/}}", "merge.bad_condition"},
      {"{{=单价*}}", "merge.bad_expression"},
  };
  for (const auto& [tag, code] : kCases) {
    const Diagnostics found = faults(p(tag));
    ASSERT_FALSE(found.empty()) << tag;
    EXPECT_EQ(found[0].code, code) << tag;
    EXPECT_FALSE(found[0].place.tag.empty()) << tag;
  }
  EXPECT_EQ(codes(faults(p("{{#a>1|至少:3}}x{{/}}"))),
            (std::vector<std::string>{"merge.filter_not_here"}));
  EXPECT_EQ(codes(faults(p("{{/}}"))), (std::vector<std::string>{"merge.missing_start"}));
  EXPECT_EQ(codes(faults(p("{{#a=1}}x"))), (std::vector<std::string>{"merge.missing_end"}));
}

TEST(Conditions, LabelsWithSignsStayLabels) {
  EXPECT_EQ(shown("{{电话/手机}}", R"({"电话/手机": "1"})"), "1");
  EXPECT_EQ(shown("{{合格率(%)}}", R"({"合格率（％）": "98"})"), "98");
  EXPECT_EQ(shown("{{姓名*}}", R"({"姓名*": "甲"})"), "甲");
  EXPECT_EQ(shown("{{\"a>b\"}}", R"({"a>b": "甲"})"), "甲");
  EXPECT_EQ(shown("{{#单位或个人}}有{{/单位或个人}}", R"({"单位或个人": "甲"})"), "有");
}

TEST(Conditions, AKeyOfTwoFieldsIsTold) {
  for (const char* tag :
       {"{{单价+运费}}", "{{单价-运费}}", "{{单价/运费}}", "{{#单价或运费}}x{{/}}"}) {
    const Merged merged = merge(p(tag), R"({"单价": 3, "运费": 4})");
    EXPECT_EQ(codes(merged.findings), (std::vector<std::string>{"merge.looks_joined"})) << tag;
  }
  EXPECT_TRUE(merge(p("{{单价+运费}}"), R"({"单价": 3})").findings.empty());
  EXPECT_TRUE(merge(p("{{\"单价+运费\"}}"), R"({"单价": 3, "运费": 4})").findings.empty());
}

}  // namespace
}  // namespace sealpress::merge::test
