// What rules compute where the record leaves it blank, and choices typed as text.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "data/value.h"
#include "forms/catalogue.h"
#include "forms/columns.h"
#include "forms/rule.h"
#include "forms/typed_choices.h"

namespace sealpress::forms {
namespace {

data::Value json(const std::string& text) {
  auto value = data::parse_json(text);
  EXPECT_TRUE(value) << text;
  return value ? *value : data::Value();
}

std::string completed(const std::string& rule_json, const std::string& record_json) {
  auto rule = make_rule(json(rule_json));
  EXPECT_TRUE(rule) << rule_json;
  data::Value record = json(record_json);
  if (rule) (*rule)->complete(record);
  return data::to_json(record);
}

std::vector<std::string> codes(const std::string& rule_json, const std::string& record_json) {
  auto rule = make_rule(json(rule_json));
  EXPECT_TRUE(rule) << rule_json;
  Diagnostics found;
  const data::Value record = json(record_json);
  Scope scope{record, {2025, 6, 1}, found};
  if (rule) (*rule)->check(scope);
  std::vector<std::string> out;
  for (const Diagnostic& d : found) out.push_back(d.code);
  return out;
}

const std::string kRatio =
    R"({"kind":"ratio","field":"率","numerator":"子","denominator":"母","percent":true,"fill":true})";

TEST(Ratio, IsComputedWhereBlankAndLeftWhereGiven) {
  EXPECT_EQ(completed(kRatio, R"({"子":"1","母":"3"})"), R"({"子":"1","母":"3","率":33.33})");
  EXPECT_EQ(completed(kRatio, R"({"子":2,"母":"３","率":""})"), R"({"子":2,"母":"３","率":66.67})");
  EXPECT_EQ(completed(kRatio, R"({"子":1,"母":3,"率":"40"})"), R"({"子":1,"母":3,"率":"40"})");
  EXPECT_EQ(completed(kRatio, R"({"子":84,"母":100})"), R"({"子":84,"母":100,"率":84})");
}

TEST(Ratio, AZeroBelowIsAFindingAndComputesNothing) {
  for (const char* record : {R"({"子":1,"母":0})", R"({"子":0,"母":"0.00"})"}) {
    EXPECT_EQ(completed(kRatio, record), data::to_json(json(record)));
    EXPECT_THAT(codes(kRatio, record), testing::Contains("forms.zero_denominator"));
  }
}

TEST(Ratio, OfTheRowsOfAList) {
  const std::string rule =
      R"({"kind":"ratio","field":"表[].率","numerator":"表[].子","denominator":"母","fill":true})";
  EXPECT_EQ(completed(rule, R"({"母":4,"表":[{"子":1},{"子":2,"率":9},{}]})"),
            R"({"母":4,"表":[{"子":1,"率":0.25},{"子":2,"率":9},{}]})");
  EXPECT_THAT(codes(rule, R"({"母":4,"表":[{"子":1},{"子":2,"率":9}]})"),
              testing::ElementsAre("forms.wrong_ratio"));
}

TEST(Sum, KeepsTheDecimalsOfItsParts) {
  const std::string rule = R"({"kind":"sum","field":"和","of":["甲","乙"],"fill":true})";
  EXPECT_EQ(completed(rule, R"({"甲":"0.10","乙":0.2})"), R"({"甲":"0.10","乙":0.2,"和":0.3})");
  EXPECT_EQ(completed(rule, R"({"甲":"1,200","乙":"0.05"})"),
            R"({"甲":"1,200","乙":"0.05","和":1200.05})");
  EXPECT_EQ(completed(rule, R"({"甲":"3"})"), R"({"甲":"3","和":3})");
  EXPECT_EQ(completed(rule, R"({"甲":"三"})"), R"({"甲":"三"})");
  EXPECT_EQ(completed(rule, R"({})"), R"({})");
}

TEST(Sum, OfEachRowAndOfAList) {
  EXPECT_EQ(completed(R"({"kind":"sum","field":"表[].和","of":["表[].甲","表[].乙"],"fill":true})",
                      R"({"表":[{"甲":1,"乙":2},{"甲":3.5}]})"),
            R"({"表":[{"甲":1,"乙":2,"和":3},{"甲":3.5,"和":3.5}]})");
  EXPECT_EQ(completed(R"({"kind":"sum","field":"总","of":"表[].甲","fill":true})",
                      R"({"表":[{"甲":1},{"甲":3}]})"),
            R"({"表":[{"甲":1},{"甲":3}],"总":4})");
}

const std::string kRanking = R"({"kind":"ranking","field":"表[].名次","by":"表[].分","fill":true})";

TEST(Ranking, FollowsTheScores) {
  EXPECT_EQ(completed(kRanking, R"({"表":[{"分":90},{"分":"95.5"},{"分":90},{}]})"),
            R"({"表":[{"分":90,"名次":2},{"分":"95.5","名次":1},{"分":90,"名次":3},{}]})");
  // Where somebody began to rank by hand, nothing is put in.
  EXPECT_EQ(completed(kRanking, R"({"表":[{"分":90},{"分":95,"名次":1}]})"),
            R"({"表":[{"分":90},{"分":95,"名次":1}]})");
  EXPECT_THAT(
      codes(kRanking, R"({"表":[{"分":90,"名次":1},{"分":95,"名次":2},{"分":80,"名次":3}]})"),
      testing::ElementsAre("forms.rank_against_score"));
  EXPECT_THAT(codes(kRanking, R"({"表":[{"分":90,"名次":2},{"分":95,"名次":1}]})"),
              testing::IsEmpty());
}

TEST(TypedChoices, AreReadByTheOptions) {
  const std::vector<std::string> options = {"标准、计量、检测", "标准", "国有", "是", "其他"};
  const auto read = [&](const std::string& text) {
    const auto value = TypedChoices(options).read(text);
    return value ? data::to_json(*value) : std::string("-");
  };
  EXPECT_EQ(read("国有"), R"("国有")");
  EXPECT_EQ(read("国有、标准、计量、检测"), R"(["国有","标准、计量、检测"])");
  EXPECT_EQ(read("标准, 国有；是"), R"(["标准","国有","是"])");
  EXPECT_EQ(read("其他（社会团体）"), R"({"选":"其他","文字":"社会团体"})");
  EXPECT_EQ(read("其他：社会团体"), R"({"选":"其他","文字":"社会团体"})");
  EXPECT_EQ(read("国有、其他（a、b）"), R"(["国有",{"选":"其他","文字":"a、b"}])");
  EXPECT_EQ(read("是（3）次"), R"({"选":"是","文字":"3"})");
  for (const char* text : {"民营", "国有企业", "其他（没有括完", "", "、"})
    EXPECT_EQ(read(text), "-") << text;
}

TEST(Columns, FollowSchemaAndRules) {
  const auto tables = tables_of(json(R"({"required":["手机"],"properties":{"手机":{"type":"string"},
      "概况":{"type":["string","array"],"maxWords":500},
      "表":{"items":{"required":["甲"],"properties":{"甲":{"type":"string"},"率":{}}}}}})"),
                                json(R"([{"kind":"phone","field":"手机","accept":["mobile"]},
      {"kind":"percentage","field":"表[].率"},
      {"kind":"choice","field":"表[].甲","options":["x","y"]}])"));
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].columns[0].kind, Column::Kind::code);
  EXPECT_TRUE(tables[0].columns[0].required);
  EXPECT_TRUE(tables[0].columns[1].rich);
  EXPECT_EQ(tables[1].label, "表");
  EXPECT_THAT(tables[1].columns[0].options, testing::ElementsAre("x", "y"));
  EXPECT_EQ(tables[1].columns[1].kind, Column::Kind::number);
}

}  // namespace
}  // namespace sealpress::forms
