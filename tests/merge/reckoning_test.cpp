// {{=单价*数量|数字:#,##0.00}}, {{金额|大写金额}}: reckoning with fields.
#include <gtest/gtest.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

constexpr std::string_view kRecord = R"j({
  "单价": "12.35", "数量": 4, "税率": 0.13, "产值": "1,234,567.80", "零": 0, "名": "甲", "三": 3,
  "企业": {"人数": 300}, "合格率(%)" : 98,
                           "A/B" : 5, "大" : "123456789012345678.05", "空" : ""
})j";

std::string reckoned(std::string_view expression) {
  return shown("{{=" + std::string(expression) + "}}", kRecord);
}

TEST(Reckoning, IsExact) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"单价*数量", "49.4"},
      {"单价×数量", "49.4"},
      {"单价＊数量", "49.4"},
      {"0.1+0.2", "0.3"},
      {"单价*数量*(1+税率)", "55.822"},
      {"产值-1", "1234566.8"},
      {"-单价+20", "7.65"},
      {"数量/三*三", "4"},
      {"数量÷8", "0.5"},
      {"（单价＋单价）／2", "12.35"},
      {"2+3*4", "14"},
      {"(2+3)*4", "20"},
      {"10-2-3", "5"},
      {"100/10/2", "5"},
      {"零*单价", "0"},
      {"零-零", "0"},
      {"大+0.95", "123456789012345679"},
      {"企业.人数*2", "600"},
      {"合格率(%)/100", "0.98"},
      {"\"A/B\"*2", "10"},
      {"数量*50%", "2"},
      {"1,000+1", "1001"},
      {"单 价*2", "24.7"},
  };
  for (const auto& [expression, text] : kCases) EXPECT_EQ(reckoned(expression), text) << expression;
}

TEST(Reckoning, IsShownByFilters) {
  EXPECT_EQ(reckoned("单价*数量|数字:#,##0.00"), "49.40");
  EXPECT_EQ(reckoned("数量/三|数字:0.00"), "1.33");
  EXPECT_EQ(reckoned("2/三|数字:0.00"), "0.67");
  EXPECT_EQ(reckoned("1/8|数字:0.00"), "0.13");
  EXPECT_EQ(reckoned("-1/8|数字:0.00"), "-0.13");
  EXPECT_EQ(reckoned("产值/10000|数字:0.00万元"), "123.46万元");
  EXPECT_EQ(reckoned("单价*数量|大写金额"), "肆拾玖元肆角整");
  EXPECT_EQ(reckoned("2/三|数字:0.00|大写金额"), "陆角柒分");
  EXPECT_EQ(reckoned("数量|下划线:3"), "\u00a04\u00a0");
}

TEST(Reckoning, InRepeatsReadsTheItem) {
  EXPECT_EQ(shown("{{#l}}{{@序号}}:{{=a*上级.b+@序号}};{{/l}}",
                  R"({"b": 10, "l": [{"a": 1}, {"a": 2}]})"),
            "1:11;2:22;");
}

TEST(Reckoning, WhatIsBlankShowsNothing) {
  const Merged merged = merge(p("[{{=甲*乙}}]"), "{}");
  EXPECT_EQ(merged.text(), "[]\n");
  EXPECT_TRUE(merged.findings.empty());
}

TEST(Reckoning, FaultsOfValuesAreTold) {
  struct Case {
    std::string_view expression, code, field, text;
  };
  constexpr Case kCases[] = {
      {"名*2", "merge.not_a_number", "名", ""},
      {"单价*没有", "merge.operand_missing", "没有", ""},
      {"单价*空", "merge.operand_missing", "空", ""},
      {"单价/零", "merge.division_by_zero", "", ""},
      {"单价/(数量-4)", "merge.division_by_zero", "", ""},
      {"企业*2", "merge.not_text", "企业", ""},
      {"数量/三", "merge.endless", "", "1.3333333333"},
      {"数量/三|大写金额", "merge.endless", "", "1.3333333333"},
      {"0.125*1|大写金额", "text.amount_decimals", "", "0.125"},
  };
  for (const Case& c : kCases) {
    const Merged merged = merge(p("{{=" + std::string(c.expression) + "}}"), kRecord);
    ASSERT_EQ(codes(merged.findings), (std::vector<std::string>{std::string(c.code)}))
        << c.expression;
    EXPECT_EQ(merged.findings[0].place.field, c.field) << c.expression;
    EXPECT_EQ(merged.findings[0].place.tag, "{{=" + std::string(c.expression) + "}}");
    EXPECT_EQ(merged.text(), std::string(c.text) + "\n") << c.expression;
  }
}

TEST(Reckoning, RefusesWhatIsNoReckoning) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"{{=}}", "merge.empty_tag"},
      {"{{=a+}}", "merge.bad_expression"},
      {"{{=(a}}", "merge.bad_expression"},
      {"{{=a)}}", "merge.bad_expression"},
      {"{{=a>b}}", "merge.bad_expression"},
      {"{{=a \"b\"}}", "merge.bad_expression"},
      {"{{=*a}}", "merge.bad_expression"},
      {"{{=2025-06-30}}", "merge.bad_expression"},
      {"{{=a|合计:b}}", "merge.filter_not_here"},
      {"{{=a|日期}}", "merge.filter_not_here"},
      {"{{=a|大写金额:x}}", "merge.bad_argument"},
  };
  for (const auto& [tag, code] : kCases) {
    EXPECT_EQ(codes(faults(p(tag))), (std::vector<std::string>{std::string(code)})) << tag;
  }
}

TEST(Reckoning, SumsProductsOfAList) {
  const std::string_view json =
      R"({"明细": [{"单价": "1.10", "数量": 3}, {"单价": 2, "数量": 2}, {}]})";
  EXPECT_EQ(shown("{{明细|合计:单价*数量}}", json), "7.3");
  EXPECT_EQ(shown("{{明细|合计:单价*数量|数字:0.00|大写金额}}", json), "柒元叁角整");
  EXPECT_EQ(shown("{{明细|合计:单价}}", json), "3.10");
  EXPECT_EQ(shown("{{明细|合计:单价*2}}", json), "6.2");
}

TEST(Amounts, AreWrittenByTheRulesForVouchers) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"12000", "壹万贰仟元整"},
      {"0", "零元整"},
      {"0.00", "零元整"},
      {"0.5", "伍角整"},
      {"0.05", "伍分"},
      {"0.55", "伍角伍分"},
      {"1.05", "壹元零伍分"},
      {"10", "壹拾元整"},
      {"10.50", "壹拾元零伍角整"},
      {"1409.50", "壹仟肆佰零玖元伍角整"},
      {"6007.14", "陆仟零柒元壹角肆分"},
      {"1680.32", "壹仟陆佰捌拾元零叁角贰分"},
      {"107000.53", "壹拾万柒仟元零伍角叁分"},
      {"16409.02", "壹万陆仟肆佰零玖元零贰分"},
      {"325.04", "叁佰贰拾伍元零肆分"},
      {"1,234.50", "壹仟贰佰叁拾肆元伍角整"},
      {"100000000", "壹亿元整"},
      {"100000001.01", "壹亿零壹元零壹分"},
      {"9999999999999999.99",
       "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"},
      {"-12.30", "负壹拾贰元叁角整"},
      {"1.500", "壹元伍角整"},
  };
  for (const auto& [amount, words] : kCases) {
    EXPECT_EQ(shown("{{a|大写金额}}", R"({"a": ")" + std::string(amount) + "\"}"), words) << amount;
  }
}

TEST(Amounts, WhatCannotBeWrittenIsTold) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"1.234", "text.amount_decimals"},
      {"12345678901234567", "text.amount_too_large"},
      {"12元", "merge.no_amount"},
      {"1,23", "merge.no_amount"},
  };
  for (const auto& [amount, code] : kCases) {
    const Merged merged = merge(p("{{a|大写金额}}"), R"({"a": ")" + std::string(amount) + "\"}");
    EXPECT_EQ(codes(merged.findings), (std::vector<std::string>{std::string(code)})) << amount;
    EXPECT_EQ(merged.text(), std::string(amount) + "\n");
  }
  EXPECT_EQ(shown("[{{a|大写金额}}]", "{}"), "[]");
}

}  // namespace
}  // namespace sealpress::merge::test
