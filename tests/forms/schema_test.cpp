#include "forms/schema.h"

#include <gmock/gmock.h>

#include "data/value.h"
#include "forms/catalogue.h"

namespace sealpress::forms {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

data::Value json(const std::string& text) {
  auto value = data::parse_json(text);
  EXPECT_TRUE(value) << text;
  return value ? *value : data::Value();
}

/// Places of what is wrong with a schema.
std::vector<std::string> faults(const std::string& text) {
  const auto compiled = Schema::compile(json(text));
  std::vector<std::string> out;
  if (compiled) return out;
  for (const Diagnostic& d : compiled.error()) out.push_back(d.code + " " + d.place.path);
  return out;
}

std::vector<std::string> findings(const std::string& schema, const std::string& record) {
  const auto compiled = Schema::compile(json(schema));
  EXPECT_TRUE(compiled) << schema;
  if (!compiled) return {};
  Diagnostics found;
  const data::Value value = (*compiled)->normalised(json(record), found);
  (*compiled)->check(value, found);
  std::vector<std::string> out;
  for (const Diagnostic& d : found) out.push_back(d.code + " " + d.place.path);
  return out;
}

std::string with_property(const std::string& schema) {
  return R"({"type":"object","properties":{"a":)" + schema + "}}";
}

TEST(Schema, FaultsOfAnOwnOneHaveTheirPlaces) {
  EXPECT_THAT(faults(with_property(R"({"type":"text"})")),
              ElementsAre("forms.bad_schema /properties/a/type"));
  EXPECT_THAT(faults(with_property(R"({"pattern":"(["})")),
              ElementsAre("text.bad_pattern /properties/a/pattern"));
  EXPECT_THAT(faults(with_property(R"j({"pattern":"(?=x)"})j")),
              ElementsAre("text.bad_pattern /properties/a/pattern"));
  EXPECT_THAT(faults(with_property(R"({"minLength":"3"})")),
              ElementsAre("forms.bad_schema /properties/a/minLength"));
  EXPECT_THAT(faults(with_property(R"({"oneOf":{}})")),
              ElementsAre("forms.bad_schema /properties/a/oneOf"));
  EXPECT_THAT(faults(with_property(R"({"anyOf":[{"pattern":"a"}]})")),
              ElementsAre("forms.bad_schema /properties/a/anyOf/0/pattern"));
  EXPECT_THAT(faults(with_property(R"({"$ref":"http://x/y.json"})")),
              ElementsAre("forms.bad_schema /properties/a/$ref"));
  EXPECT_THAT(faults(with_property(R"({"$ref":"#/definitions/none"})")),
              ElementsAre("forms.bad_schema /properties/a/$ref"));
  EXPECT_THAT(
      faults(R"({"properties":{"a":{"$ref":"#/definitions/x"}},"definitions":
                     {"x":{"$ref":"#/definitions/y"},"y":{"$ref":"#/definitions/x"}}})"),
      ElementsAre("forms.bad_schema /properties/a/$ref", "forms.bad_schema /definitions/x/$ref",
                  "forms.bad_schema /definitions/y/$ref"));
  EXPECT_THAT(faults(R"({"properties":[1],"required":"a","items":7,"maxWords":"10"})"),
              ElementsAre("forms.bad_schema /properties", "forms.bad_schema /required",
                          "forms.bad_schema /items", "forms.bad_schema /maxWords"));
}

TEST(Schema, ReferencesThatEndAreFollowed) {
  const std::string tree = R"({"type":"object","properties":{"name":{"type":"string"},
      "children":{"type":"array","items":{"$ref":"#"}}}})";
  EXPECT_THAT(faults(tree), IsEmpty());
  EXPECT_THAT(findings(tree, R"({"name":"a","children":[{"name":"b"}]})"), IsEmpty());
}

TEST(Schema, PatternsTakeLinearTime) {
  const std::string nested = with_property(R"({"type":"string","pattern":"^(a+)+$"})");
  EXPECT_THAT(findings(nested, "{\"a\":\"" + std::string(50'000, 'a') + "!\"}"),
              ElementsAre("forms.not_of_pattern /a"));
  const std::string benign = with_property(R"({"type":"string","pattern":"^(a|b)*$"})");
  EXPECT_THAT(findings(benign, "{\"a\":\"" + std::string(50'000, 'a') + "\"}"), IsEmpty());
  const std::string han =
      with_property(R"({"type":"string","pattern":"^[\\u4e00-\\u9fa5]{2,4}$"})");
  EXPECT_THAT(findings(han, R"({"a":"张三"})"), IsEmpty());
  EXPECT_THAT(findings(han, R"({"a":"Li"})"), ElementsAre("forms.not_of_pattern /a"));
}

TEST(Schema, AFieldMayBeCalledPattern) {
  const std::string schema =
      R"({"type":"object","properties":{"pattern":{"type":"string","minLength":2}}})";
  EXPECT_THAT(findings(schema, R"({"pattern":"x"})"), Contains("forms.against_schema /pattern"));
}

TEST(Schema, NumbersWhereTextBelongsAreWhatWasWritten) {
  const std::string schema = with_property(R"({"type":"string"})");
  EXPECT_THAT(findings(schema, R"({"a":13800001001})"), IsEmpty());
  EXPECT_THAT(findings(schema, R"({"a":1e3})"), ElementsAre("forms.wrong_type /a"));
  EXPECT_THAT(findings(schema, R"({"a":true})"), ElementsAre("forms.wrong_type /a"));
}

TEST(Schema, AZeroWhereTextBelongsIsABlankCell) {
  EXPECT_THAT(findings(with_property(R"({"type":"string"})"), R"({"a":0})"),
              ElementsAre("forms.zero_for_blank /a"));
}

TEST(Schema, UnknownKeysAreToldUpToABound) {
  std::string record = "{";
  for (int i = 0; i < 5000; ++i) {
    record += (i > 0 ? "," : "") + ("\"k" + std::to_string(i)) + "\":1";
  }
  const auto found = findings(with_property(R"({"type":"string"})"), record + "}");
  ASSERT_EQ(found.size(), 21u);
  EXPECT_EQ(found.back(), "forms.more_unknown_fields ");
}

TEST(Schema, OneBadFormDoesNotTakeTheOthersAlong) {
  const auto form = [](const std::string& id, const std::string& schema, const std::string& docx) {
    return SourceFile{
        id + ".json", id,
        R"({"id":")" + id +
            R"(","title":"表","attachment":"附件1","fileName":"x","notice":{"number":"1",
                          "issuer":"甲","name":"乙"},"templates":{"docx":")" +
            docx + R"("},"deliveries":[],"schema":)" + schema + "}"};
  };
  Diagnostics faults;
  const auto loaded = Catalogue::load({form("x/1", R"({"type":"object"})", "templates/a.docx"),
                                       form("x/2", R"({"type":"nonsense"})", "templates/a.docx"),
                                       form("x/3", R"({"type":"object"})", "../../etc/a.docx"),
                                       form("x/4", R"({"type":"object"})", "/etc/a.docx")},
                                      &faults);
  ASSERT_TRUE(loaded);
  ASSERT_EQ((*loaded)->forms().size(), 1u);
  EXPECT_EQ((*loaded)->forms()[0].id, "x/1");
  std::vector<std::string> told;
  for (const Diagnostic& d : faults) told.push_back(d.code + " " + d.place.file + d.place.path);
  EXPECT_THAT(told, ElementsAre("forms.bad_schema x/2.json/schema/type",
                                "forms.template_outside x/3.json/templates/docx",
                                "forms.template_outside x/4.json/templates/docx"));
}

}  // namespace
}  // namespace sealpress::forms
