// Each kind of rule: values that hold, values that do not, and the borders between.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "data/value.h"
#include "forms/rule.h"
#include "messages/messages.h"

namespace sealpress::forms {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

data::Value json(const std::string& text) {
  auto value = data::parse_json(text);
  EXPECT_TRUE(value) << text;
  return value ? *value : data::Value();
}

Diagnostics findings(const std::string& rule_json, const std::string& record_json) {
  auto rule = make_rule(json(rule_json));
  EXPECT_TRUE(rule) << rule_json;
  Diagnostics found;
  if (!rule) return found;
  const data::Value record = json(record_json);
  Scope scope{record, {2025, 6, 1}, found};
  (*rule)->check(scope);
  return found;
}

std::vector<std::string> codes(const std::string& rule_json, const std::string& record_json) {
  std::vector<std::string> out;
  for (const Diagnostic& d : findings(rule_json, record_json)) out.push_back(d.code);
  return out;
}

/// A record whose field 值 is that text.
std::string value(const std::string& text) {
  return R"({"值":")" + text + R"("})";
}

struct Case {
  std::string value;
  std::string code;  ///< empty: holds
};

void expect_cases(const std::string& rule, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const auto found = codes(rule, value(c.value));
    if (c.code.empty()) {
      EXPECT_THAT(found, IsEmpty()) << c.value;
    } else {
      EXPECT_THAT(found, ElementsAre(c.code)) << c.value;
    }
  }
}

TEST(NameEnding, TellsTeamsAndGroupsApart) {
  expect_cases(
      R"({"kind":"nameEnding","field":"值","allowed":["班","组","工段","室"],"forbidden":["班组"]})",
      {{"动力车间电气维修班", ""},
       {"总装一组", ""},
       {"焊接工段", ""},
       {"理化室", ""},
       {"理化室 ", ""},
       {"电气维修班组", "forms.name_ending_forbidden"},
       {"质量部", "forms.name_ending"},
       {"班长", "forms.name_ending"}});
}

TEST(Pattern, IsSearchedInNormalisedText) {
  const std::string rule =
      R"({"kind":"pattern","field":"值","regex":"^(实施|运用|推行).+(经验|实践|探索)$","hint":"按规则命名"})";
  expect_cases(rule, {{"运用客户之声收集需求的经验", ""},
                      {"推行５S管理的实践", ""},
                      {"应用客户之声的经验", "forms.pattern"},
                      {"运用经验", "forms.pattern"},
                      {"运用客户之声的经验。", "forms.pattern"}});
  EXPECT_EQ(messages::hint(findings(rule, value("x"))[0], messages::Language::chinese),
            "按规则命名");
}

TEST(SealName, FindsTheSuperiorBodyInFront) {
  const std::string rule = R"({"kind":"sealName","field":"值"})";
  expect_cases(rule, {{"江苏远航精密机械有限公司", ""},
                      {"远航集团股份有限公司", ""},
                      {"远航集团有限公司", ""},
                      {"远航（集团）有限公司", ""},
                      {"远航集团（江苏）有限公司", ""},
                      {"远航控股集团有限公司", ""},
                      {"远航集团控股有限公司", ""},
                      {"中国远航集团总公司", ""},
                      {"远航集团有限公司第一分公司", "forms.superior_in_name"},
                      {"远航集团（江苏）有限公司南京分公司", "forms.superior_in_name"},
                      {"远航集团公司总装厂", "forms.superior_in_name"},
                      {"中国远航总公司南京分公司", "forms.superior_in_name"},
                      {"远航集团江苏远航精密机械有限公司", "forms.superior_in_name"}});
  const std::string wider = R"({"kind":"sealName","field":"值","superiors":["集团","控股"]})";
  expect_cases(wider, {{"远航控股集团有限公司", ""},
                       {"远航控股（集团）有限公司", ""},
                       {"远航控股集团有限公司南京分公司", "forms.superior_in_name"}});
  const auto found = findings(rule, value("远航集团有限公司第一分公司"));
  EXPECT_THAT(messages::message(found[0], messages::Language::chinese),
              HasSubstr("“远航集团有限公司”"));
}

TEST(SealName, ComparesWithTheDeclaredSeal) {
  const std::string rule = R"({"kind":"sealName","field":"名称","seal":"公章"})";
  EXPECT_THAT(codes(rule, R"({"名称":"甲公司","公章":"甲公司"})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"名称":"甲公司","公章":"甲有限公司"})"),
              ElementsAre("forms.not_seal_name"));
  EXPECT_THAT(codes(rule, R"({"名称":"甲（江苏）公司","公章":"甲(江苏)公司"})"), IsEmpty());
}

TEST(Equals, SaysHowMuchDiffers) {
  const std::string rule = R"({"kind":"equals","fields":["名称","公章"]})";
  const auto with_seal = [&](const std::string& seal) {
    return codes(rule, R"x({"名称":"江苏己方（南京）机械有限公司","公章":")x" + seal + R"x("})x");
  };
  EXPECT_THAT(with_seal("江苏己方（南京）机械有限公司"), IsEmpty());
  EXPECT_THAT(with_seal("江苏己方(南京)机械有限公司"), ElementsAre("forms.written_differently"));
  EXPECT_THAT(with_seal("江苏己方〔南京〕机械有限公司"), ElementsAre("forms.written_differently"));
  EXPECT_THAT(with_seal("江苏已方（南京）机械有限公司"), ElementsAre("forms.not_equal_lookalike"));
  EXPECT_THAT(with_seal("江苏己方（南京）机械公司"), ElementsAre("forms.not_equal_near"));
  EXPECT_THAT(with_seal("另一家公司"), ElementsAre("forms.not_equal"));
  const auto found = findings(rule, R"x({"名称":"甲(一)厂","公章":"甲（一）厂"})x");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::warning);
}

TEST(NameCharacters, PointsAtWhatIsLikelyASlip) {
  const std::string rule = R"({"kind":"nameCharacters","field":"值"})";
  expect_cases(rule, {{"江苏云澜QC小组（5S·1号）", ""},
                      {"第1O2班", "forms.lookalike_character"},
                      {"总装\u200B班", "forms.invisible_character"},
                      {"\uE815班", "forms.private_character"},
                      {"Я班", "forms.foreign_character"},
                      {"㛃光工段", "forms.rare_character"}});
  const auto rare = findings(rule, value("㛃光工段"));
  ASSERT_EQ(rare.size(), 1u);
  EXPECT_EQ(rare[0].severity, Severity::info);
}

TEST(Numbers, TakeTheUnitOfTheirFieldAndNoOther) {
  const std::string cost = R"x({"kind":"number","field":"质量成本(万元/年)","min":0})x";
  const auto record = [](const std::string& text) {
    return R"x({"质量成本(万元/年)":")x" + text + R"x("})x";
  };
  const auto of_cost = [&](const std::string& text) { return codes(cost, record(text)); };
  EXPECT_THAT(of_cost("1,234 万元"), IsEmpty());
  EXPECT_THAT(of_cost("18.60万元/年"), IsEmpty());
  EXPECT_THAT(of_cost("１，２３４"), IsEmpty());
  EXPECT_THAT(of_cost("12000元"), ElementsAre("forms.convert_unit"));
  EXPECT_THAT(of_cost("12.3万"), ElementsAre("forms.convert_unit"));
  EXPECT_THAT(of_cost("12吨"), ElementsAre("forms.other_unit"));
  EXPECT_THAT(of_cost("约12"), ElementsAre("forms.not_number"));
  EXPECT_THAT(of_cost("10-12"), ElementsAre("forms.not_number"));
  const auto found = findings(cost, record("12000元"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(messages::hint(found[0], messages::Language::chinese), HasSubstr("“1.2”"));
  const std::string people = R"({"kind":"wholeNumber","field":"班组人数","min":1})";
  EXPECT_THAT(codes(people, R"({"班组人数":"15人"})"), IsEmpty());
  EXPECT_THAT(codes(people, R"({"班组人数":"15个班"})"), ElementsAre("forms.other_unit"));
}

TEST(Date, SaysWhatIsMissingOrImpossible) {
  expect_cases(R"({"kind":"date","field":"值"})", {{"二〇二五年四月三十日", ""},
                                                   {"二○二五年十二月十一日", ""},
                                                   {"2025.6.30", ""},
                                                   {"20250630", ""},
                                                   {"2025-02-30", "forms.no_such_day"},
                                                   {"2025年13月1日", "forms.no_such_day"},
                                                   {"2025年4月", "forms.day_missing"},
                                                   {"二〇二五年四月", "forms.day_missing"},
                                                   {"2025-4", "forms.day_missing"},
                                                   {"202504", "forms.not_date"},
                                                   {"2025-06-30 08:30:00", ""},
                                                   {"45473", "forms.serial_date"},
                                                   {"去年", "forms.not_date"}});
}

TEST(WordLimit, CountsSeveralFieldsTogether) {
  const std::string rule = R"({"kind":"wordLimit","fields":["甲","乙"],"max":5})";
  EXPECT_THAT(codes(rule, R"({"甲":"一二三","乙":"四五"})"), IsEmpty());
  const auto found = findings(rule, R"({"甲":"一二三","乙":"四五。"})");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "forms.too_many_words");
  EXPECT_THAT(messages::message(found[0], messages::Language::chinese), HasSubstr("各节合计6字"));
}

TEST(WordLimit, AboutAllowsAFifth) {
  const std::string rule = R"({"kind":"wordLimit","fields":["值"],"about":5})";
  expect_cases(rule, {{"一二三四", ""},
                      {"一二三四五六", ""},
                      {"一二三", "forms.well_below_words"},
                      {"一二三四五六七", "forms.well_above_words"}});
}

TEST(CreditCode, ChecksLengthAlphabetAndDigits) {
  expect_cases(R"({"kind":"creditCode","field":"值"})",
               {{"91350100M000100Y43", ""},
                {"９１３５０１００M000100Y43", ""},
                {"913501 00M0001 00Y43", ""},
                {"91350100M000100Y44", "forms.credit_code_check"},
                {"91350100M000100Y4", "forms.credit_code_length"},
                {"91350100M000100O43", "forms.credit_code_character"},
                {"91350100m000100Y43", "forms.credit_code_character"}});
}

TEST(Phone, AcceptsTheWaysOfTheNotices) {
  expect_cases(R"({"kind":"phone","field":"值"})", {{"13800138000", ""},
                                                    {"138 0013 8000", ""},
                                                    {"138-0013-8000、139 0013 8000", ""},
                                                    {"138 0013 800", "forms.phone"},
                                                    {"025-83300000", ""},
                                                    {"（010）68416386；68416376", ""},
                                                    {"0891-6815193 6347266", ""},
                                                    {"89075789", ""},
                                                    {"021-52588838-806", ""},
                                                    {"12800138000", "forms.phone"},
                                                    {"1380013800", "forms.phone"},
                                                    {"无", "forms.phone"}});
  expect_cases(R"({"kind":"phone","field":"值","accept":["mobile"]})",
               {{"13800138000", ""}, {"025-83300000", "forms.mobile"}});
}

TEST(PostcodeAndEmail, AreWhole) {
  expect_cases(R"({"kind":"postcode","field":"值"})", {{"210000", ""},
                                                       {"２１００００", ""},
                                                       {"21000", "forms.postcode"},
                                                       {"2100000", "forms.postcode"}});
  expect_cases(R"({"kind":"email","field":"值"})", {{"zhang@example.com.cn", ""},
                                                    {"zhang＠example.com", ""},
                                                    {"zhang@example", "forms.email"},
                                                    {"zhang@@example.com", "forms.email"},
                                                    {"a@b.com;c@d.com", "forms.email"}});
}

TEST(Numbers, AreReadAsPeopleWriteThem) {
  expect_cases(R"({"kind":"percentage","field":"值"})", {{"98.5", ""},
                                                         {"98.5％", ""},
                                                         {"100", ""},
                                                         {"0", ""},
                                                         {"100.1", "forms.too_large"},
                                                         {"-1", "forms.too_small"},
                                                         {"约98", "forms.not_percentage"}});
  expect_cases(R"({"kind":"wholeNumber","field":"值","min":1})",
               {{"12", ""},
                {"1,234", ""},
                {"１２", ""},
                {"1,23", "forms.not_whole_number"},
                {"12.0", "forms.not_whole_number"},
                {"12人", "forms.not_whole_number"},
                {"0", "forms.too_small"}});
  expect_cases(R"({"kind":"number","field":"值","decimals":2})",
               {{"3.14", ""}, {"3.141", "forms.too_many_decimals"}, {"三", "forms.not_number"}});
}

TEST(ExpectedValue, ComparesNumbersAsNumbers) {
  expect_cases(R"({"kind":"expectedValue","field":"值","value":0})",
               {{"0", ""}, {"0.0", ""}, {"1", "forms.unexpected_value"}, {"无", ""}});
  expect_cases(R"({"kind":"expectedValue","field":"值","value":"国有"})",
               {{"国有", ""}, {"民营", "forms.unexpected_value"}});
}

TEST(Sum, AddsAColumn) {
  const std::string rule = R"({"kind":"sum","field":"总计","of":"表[].人数"})";
  EXPECT_THAT(codes(rule, R"({"总计":"15","表":[{"人数":7},{"人数":"8"},{}]})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"总计":"16","表":[{"人数":7},{"人数":"8"}]})"),
              ElementsAre("forms.wrong_sum"));
}

TEST(Ratio, ComparesWithItsParts) {
  const std::string rule =
      R"({"kind":"ratio","field":"率","numerator":"分子","denominator":"分母","percent":true})";
  EXPECT_THAT(codes(rule, R"({"率":"33.3","分子":1,"分母":3})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"率":"34","分子":1,"分母":3})"), ElementsAre("forms.wrong_ratio"));
  EXPECT_THAT(codes(rule, R"({"率":"34","分子":1,"分母":0})"),
              ElementsAre("forms.zero_denominator"));
  EXPECT_THAT(codes(rule, R"({"分子":4,"分母":3})"), ElementsAre("forms.numerator_greater"));
}

TEST(NotGreater, IsSilentWhereSomethingIsMissing) {
  const std::string rule = R"({"kind":"notGreater","field":"本年","than":"历年"})";
  EXPECT_THAT(codes(rule, R"({"本年":"5","历年":"5"})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"本年":"5"})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"本年":"6","历年":"5"})"), ElementsAre("forms.greater_than"));
}

TEST(Dates, AreDaysOfTheCalendar) {
  expect_cases(R"({"kind":"date","field":"值"})",
               {{"2025-06-30", ""}, {"2025年6月30日", ""}, {"2025-02-30", "forms.no_such_day"}});
  expect_cases(R"({"kind":"dateBetween","field":"值","from":"2018-01-01"})",
               {{"2018-01-01", ""}, {"2017-12-31", "forms.too_early"}, {"2017-02-30", ""}});
  const std::string order = R"({"kind":"dateOrder","fields":["甲","乙"]})";
  EXPECT_THAT(codes(order, R"({"甲":"2024-01-01","乙":"2024-01-01"})"), IsEmpty());
  EXPECT_THAT(codes(order, R"({"甲":"2024-01-02","乙":"2024-01-01"})"),
              ElementsAre("forms.date_order"));
}

TEST(Percentage, AFractionIsAskedAbout) {
  expect_cases(R"({"kind":"percentage","field":"值"})", {{"98.5", ""},
                                                         {"９８．５", ""},
                                                         {"0.985", "forms.fraction_for_percentage"},
                                                         {"0.98%", ""},
                                                         {"0.12", ""}});
}

TEST(CertificateAge, EndsOnTheSameDayYearsLater) {
  const std::string rule = R"({"kind":"certificateAge","field":"发证","at":"签字","years":3})";
  EXPECT_THAT(codes(rule, R"({"发证":"2016-05-07","签字":"2019-05-07"})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"发证":"2016-05-07","签字":"2019-05-08"})"),
              ElementsAre("forms.certificate_too_old"));
  EXPECT_THAT(codes(rule, R"({"发证":"2019-05-09","签字":"2019-05-08"})"),
              ElementsAre("forms.certificate_after_use"));
  EXPECT_THAT(codes(rule, R"({"发证":"2022-05-31"})"), ElementsAre("forms.certificate_too_old"));
}

TEST(Choice, KnowsItsOptionsAndTheirTexts) {
  const std::string rule =
      R"({"kind":"choice","field":"值","options":["国有","民营","其他"],"withText":["其他"]})";
  EXPECT_THAT(codes(rule, R"({"值":"国有"})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"值":{"选":"其他","文字":"混合所有制"}})"), IsEmpty());
  EXPECT_THAT(codes(rule, R"({"值":{"选":"国有","文字":"x"}})"),
              ElementsAre("forms.choice_takes_no_text"));
  EXPECT_THAT(codes(rule, R"({"值":["国有","民营"]})"), ElementsAre("forms.one_choice_only"));
  EXPECT_THAT(codes(rule, R"({"值":"国营"})"), ElementsAre("forms.unknown_choice"));
}

TEST(Presence, DependsOnAnotherField) {
  const std::string required =
      R"({"kind":"requiredIf","field":"集团","when":{"field":"央企","is":"是"}})";
  EXPECT_THAT(codes(required, R"({"央企":"是"})"), ElementsAre("forms.required_here"));
  EXPECT_THAT(codes(required, R"({"央企":true,"集团":"某集团"})"), IsEmpty());
  EXPECT_THAT(codes(required, R"({"央企":"否"})"), IsEmpty());
  const std::string blank =
      R"({"kind":"blankIf","field":"集团","when":{"field":"央企","is":"否"}})";
  EXPECT_THAT(codes(blank, R"({"央企":false,"集团":"某集团"})"), ElementsAre("forms.blank_here"));
  EXPECT_THAT(codes(blank, R"({"央企":"否","集团":" "})"), IsEmpty());
}

TEST(Presence, SaysBecauseOfWhat) {
  const auto said = [](const std::string& rule, const std::string& record) {
    const auto found = findings(rule, record);
    return found.size() == 1 ? messages::message(found[0], messages::Language::chinese)
                             : std::string();
  };
  EXPECT_EQ(said(R"({"kind":"blankIf","field":"集团","when":{"field":"央企","is":"否"}})",
                 R"({"央企":"否","集团":"某集团"})"),
            "因“央企：否”，此项不应填写（现为“某集团”）");
  EXPECT_EQ(said(R"({"kind":"requiredIf","field":"日期","when":{"field":"署名","filled":true}})",
                 R"({"署名":"某协会"})"),
            "因“署名”，此项必须填写");
  EXPECT_EQ(said(R"({"kind":"requiredIf","field":"表[].文字",
                     "when":{"all":[{"field":"表[].选","is":["甲","乙"]},
                                    {"field":"署名","filled":false}]}})",
                 R"({"表":[{"选":"乙"}]})"),
            "因“表第1行选：乙、署名：—”，此项必须填写");
}

TEST(Lists, AreCountedWithoutBlankRows) {
  EXPECT_THAT(codes(R"({"kind":"count","field":"评委","min":2})", R"({"评委":[{"姓名":"甲"},{}]})"),
              ElementsAre("forms.too_few_rows"));
  EXPECT_THAT(
      codes(R"({"kind":"count","field":"表","equals":"数"})", R"({"表":[{"a":1}],"数":"2"})"),
      ElementsAre("forms.row_count_differs"));
  EXPECT_THAT(
      codes(R"({"kind":"unique","field":"表[].名"})", R"({"表":[{"名":"甲"},{"名":"甲 "}]})"),
      ElementsAre("forms.repeated"));
  const std::string both = R"({"kind":"unique","fields":["表[].单位","表[].名"]})";
  EXPECT_THAT(codes(both, R"({"表":[{"单位":"甲","名":"一"},{"单位":"乙","名":"一"}]})"),
              IsEmpty());
  EXPECT_THAT(codes(both, R"({"表":[{"单位":"甲","名":"一"},{"名":"一"}]})"), IsEmpty());
  EXPECT_THAT(
      codes(both, R"x({"表":[{"单位":"甲（一）","名":"一"},{"单位":"甲(一)","名":"一"}]})x"),
      ElementsAre("forms.repeated"));
  EXPECT_THAT(codes(R"({"kind":"ranking","field":"表[].序"})", R"({"表":[{"序":2},{"序":1}]})"),
              IsEmpty());
  EXPECT_THAT(codes(R"({"kind":"ranking","field":"表[].序"})", R"({"表":[{"序":1},{"序":1}]})"),
              ElementsAre("forms.ranking"));
}

TEST(Lists, NameTheRow) {
  const auto found = findings(R"({"kind":"phone","field":"评委[].手机","accept":["mobile"]})",
                              R"({"评委":[{"手机":"13800138000"},{"手机":"1"}]})");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].place.field, "评委第2行手机");
  EXPECT_EQ(found[0].place.path, "/评委/1/手机");
}

TEST(When, IsAskedInTheSameRow) {
  const std::string rule =
      R"({"kind":"requiredIf","field":"表[].文字","when":{"field":"表[].选","is":"其他"}})";
  const auto found = findings(rule, R"({"表":[{"选":"甲"},{"选":"其他"}]})");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].place.path, "/表/1/文字");
}

TEST(MakeRule, NamesWhatIsWrong) {
  const auto code = [](const char* rule) {
    auto made = make_rule(json(rule));
    return made ? std::string() : made.error().code;
  };
  EXPECT_EQ(code(R"({"kind":"nonsense","field":"x"})"), "forms.unknown_rule_kind");
  EXPECT_EQ(code(R"({"kind":"postcode"})"), "forms.bad_rule");
  EXPECT_EQ(code(R"({"kind":"pattern","field":"x","regex":"(","hint":"h"})"), "forms.bad_rule");
  EXPECT_EQ(code(R"({"kind":"postcode","field":"x","colour":"red"})"), "forms.unknown_rule_key");
  EXPECT_EQ(code(R"({"kind":"unique","field":"x"})"), "forms.bad_rule");
  EXPECT_EQ(code(R"({"kind":"unique","fields":["表[].a","别[].b"]})"), "forms.bad_rule");
  EXPECT_EQ(code(R"({"kind":"postcode","field":"x","severity":"mild"})"), "forms.bad_rule");
}

TEST(Batch, RemembersWhatWasFiled) {
  auto rule = make_rule(json(R"({"kind":"uniqueInBatch","fields":["单位","经验"]})"));
  ASSERT_TRUE(rule);
  auto memory = (*rule)->begin_batch();
  Diagnostics found;
  std::int64_t number = 0;
  for (const char* record : {R"({"单位":"甲","经验":"一"})", R"({"单位":"甲","经验":"二"})",
                             R"({"单位":"甲","经验":"一"})", R"({"单位":"甲"})"}) {
    const data::Value fields = json(record);
    Scope scope{fields, {2025, 1, 1}, found};
    memory->add(scope, ++number);
  }
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "forms.repeated_in_batch");
}

TEST(Batch, CountsByUnit) {
  auto rule = make_rule(json(
      R"({"kind":"countInBatch","by":"单位","min":2,"max":3,"distinct":"类型","severity":"warning"})"));
  ASSERT_TRUE(rule);
  auto memory = (*rule)->begin_batch();
  Diagnostics found;
  const std::vector<std::string> records = {
      R"({"单位":"甲","类型":"A"})", R"({"单位":"甲","类型":"A"})", R"({"单位":"乙","类型":"A"})"};
  for (std::size_t i = 0; i < records.size(); ++i) {
    const data::Value fields = json(records[i]);
    Scope scope{fields, {2025, 1, 1}, found};
    memory->add(scope, static_cast<std::int64_t>(i) + 1);
  }
  memory->finish(found);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].code, "forms.same_kind_in_batch");
  EXPECT_EQ(found[1].code, "forms.too_few_in_batch");
}

TEST(Batch, CountsTheRowsOfLists) {
  auto rule = make_rule(json(R"({"kind":"countInBatch","by":"表[].单位","min":2,"max":3})"));
  ASSERT_TRUE(rule);
  auto memory = (*rule)->begin_batch();
  const data::Value fields = json(R"({"表":[{"单位":"甲"},{"单位":"甲"},{},{"单位":"乙"}]})");
  Diagnostics found;
  Scope scope{fields, {2025, 1, 1}, found};
  memory->add(scope, 1);
  memory->finish(found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "forms.too_few_in_batch");
  EXPECT_EQ(found[0].place.field, "表第4行单位");
}

}  // namespace
}  // namespace sealpress::forms
