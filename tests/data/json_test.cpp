#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/value.h"

namespace sealpress::data {
namespace {

using namespace std::string_literals;

Value parsed(std::string_view text) {
  const auto value = parse_json(text);
  EXPECT_TRUE(value.has_value()) << text << ": " << value.error().code;
  return value.value_or(Value());
}

/// "code line:column"
std::string error_of(std::string_view text, const Limits& limits = {}) {
  const auto value = parse_json(text, limits);
  if (value) return "parsed";
  const Diagnostic& e = value.error();
  return e.code + " " + std::to_string(e.place.line.value_or(0)) + ":" +
         std::to_string(e.place.column.value_or(0));
}

TEST(JsonRead, EveryKind) {
  EXPECT_EQ(parsed(R"({"班组": "甲班", "人数": 12, "是": true, "否": false, "空": null,
                       "列": [1, "二", []], "企业": {"名称": "某公司"}})"),
            Value(Object{{"班组", "甲班"},
                         {"人数", Number{"12"}},
                         {"是", true},
                         {"否", false},
                         {"空", Null{}},
                         {"列", Array{Number{"1"}, "二", Array{}}},
                         {"企业", Object{{"名称", "某公司"}}}}));
  EXPECT_EQ(parsed("\"a\""), Value("a"));
  EXPECT_EQ(parsed(" 5 "), Value(Number{"5"}));
}

TEST(JsonRead, NumbersAsWritten) {
  EXPECT_EQ(parsed("[98.50, 1.0, -3, 1e3, 0.10, -0]"),
            Value(Array{Number{"98.50"}, Number{"1.0"}, Number{"-3"}, Number{"1e3"}, Number{"0.10"},
                        Number{"-0"}}));
  EXPECT_EQ(parsed("123456789012345678901234567890"),
            Value(Number{"123456789012345678901234567890"}));
  EXPECT_EQ(parsed("18446744073709551615"), Value(Number{"18446744073709551615"}));
}

TEST(JsonRead, MembersInTheirOrder) {
  EXPECT_EQ(to_json(parsed(R"({"b":1,"a":2,"c":3})")), R"({"b":1,"a":2,"c":3})");
}

TEST(JsonRead, EscapesAndByteOrderMark) {
  EXPECT_EQ(parsed(R"("\u73ed\ud83d\ude00\n\t\"\\\/")"), Value("班😀\n\t\"\\/"));
  EXPECT_EQ(parsed("\xEF\xBB\xBF{}"), Value(Object{}));
  EXPECT_EQ(parsed(R"("\u0000")"), Value("\0"s));
}

TEST(JsonRead, SyntaxErrorsNameLineAndColumnInCharacters) {
  EXPECT_EQ(error_of("{\n  \"班组\": \"甲\",\n}"), "data.json_syntax 3:1");
  EXPECT_EQ(error_of("{\"班组\"： 1}"), "data.json_syntax 1:6");
  EXPECT_EQ(error_of("{\"a\": True}"), "data.json_syntax 1:7");
  EXPECT_EQ(error_of("[1,\n2\n3]"), "data.json_syntax 3:1");
  EXPECT_EQ(error_of("{} {}"), "data.json_syntax 1:4");
  EXPECT_EQ(error_of("\"甲\n乙\""), "data.json_syntax 1:3");
  EXPECT_EQ(error_of("\"\\x\""), "data.json_syntax 1:3");
  EXPECT_EQ(error_of("01"), "data.json_syntax 1:2");
}

TEST(JsonRead, SyntaxErrorsShowTheWholeCharacterFound) {
  const auto value = parse_json("{\"班组\"：1}");
  ASSERT_FALSE(value);
  ASSERT_EQ(value.error().args.size(), 1u);
  EXPECT_EQ(std::get<std::string>(value.error().args[0].value), "：");
}

TEST(JsonRead, EarlyEnd) {
  EXPECT_EQ(error_of(""), "data.json_truncated 1:1");
  EXPECT_EQ(error_of("{\"a\": [1,"), "data.json_truncated 1:10");
  EXPECT_EQ(error_of("{\"a\": \"b"), "data.json_truncated 1:9");
  EXPECT_EQ(error_of("{\"a\":\n"), "data.json_truncated 2:1");
}

TEST(JsonRead, RefusesRepeatedKeys) {
  EXPECT_EQ(error_of("{\"a\": 1,\n \"a\": 2}"), "data.duplicate_key 2:5");
  EXPECT_EQ(error_of(R"([{"a": 1}, {"a": 1}])"), "parsed");
  std::string large = "{";
  for (int i = 0; i < 100; ++i) large += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_THAT(error_of(large + "\"k50\":0}"), testing::StartsWith("data.duplicate_key"));
  EXPECT_THAT(error_of(large + "\"k5\":0}"), testing::StartsWith("data.duplicate_key"));
  EXPECT_EQ(error_of(large + "\"k100\":0}"), "parsed");
}

TEST(JsonRead, LimitsValues) {
  std::string many = "[";
  for (int i = 0; i < 300'000; ++i) many += "1,";
  many += "1]";
  EXPECT_THAT(error_of(many), testing::StartsWith("data.too_many_values"));
  EXPECT_EQ(error_of(many.substr(0, 400'001) + "1]"), "parsed");
}

TEST(JsonRead, LimitsDepth) {
  Limits limits;
  limits.json_depth = 3;
  EXPECT_EQ(error_of("[[[]]]", limits), "parsed");
  EXPECT_EQ(error_of("[[[[]]]]", limits), "data.json_depth 1:5");
  EXPECT_EQ(error_of(std::string(1'000'000, '[')), "data.json_depth 1:66");
  EXPECT_EQ(error_of(R"({"a":{"a":{"a":{}}}})", limits), "data.json_depth 1:17");
}

TEST(JsonRead, RefusesBrokenText) {
  EXPECT_EQ(error_of(R"("\ud800")"), "data.lone_surrogate 1:8");
  EXPECT_EQ(error_of(R"("\ud800\u0041")"), "data.lone_surrogate 1:13");
  EXPECT_EQ(error_of(R"("\udc00")"), "data.lone_surrogate 1:7");
  EXPECT_EQ(error_of("\"甲\xFF\""), "data.ill_formed_utf8 1:3");
  EXPECT_EQ(error_of("\"\xE4\xB8\""), "data.ill_formed_utf8 1:3");
  EXPECT_EQ(error_of("\"\xED\xA0\x80\""), "data.ill_formed_utf8 1:3");
  EXPECT_EQ(error_of("\xB0\xE0"), "data.json_syntax 1:1");
  EXPECT_EQ(error_of("1e999"), "data.number_too_large 1:5");
}

TEST(JsonRead, ManyMembersTakeNoSquares) {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"" + std::to_string(i) + "\":0,";
  text += "\"x\":0}";
  EXPECT_EQ(parsed(text).object()->size(), 200'001u);
}

TEST(JsonWrite, RoundTripsOnOneLine) {
  const std::string text = R"({"班组":"甲\n\"乙\"","数":[1.50,-3,1e3,true,null],"空":{},"列":[]})";
  EXPECT_EQ(to_json(parsed(text)), text);
}

TEST(JsonWrite, IndentsOnRequest) {
  EXPECT_EQ(to_json(parsed(R"({"a":[1,{}],"b":{"c":null}})"), 2),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {\n    \"c\": null\n  }\n}");
}

TEST(JsonWrite, EscapesControlsAndReplacesIllFormedBytes) {
  EXPECT_EQ(to_json(Value("\x01\x1F\b/")), R"("\u0001\u001f\b/")");
  EXPECT_EQ(to_json(Value("a\xFF")), "\"a\uFFFD\"");
}

}  // namespace
}  // namespace sealpress::data
