#include <gmock/gmock.h>

#include "support.h"

namespace sealpress::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(JsonIntake, AnObjectOrAnArrayOfThem) {
  EXPECT_THAT(records(R"({"班组": "甲"})", "a.json"), ElementsAre(R"({"班组":"甲"})"));
  EXPECT_THAT(records("\xEF\xBB\xBF [{\"a\": 1},\n {\"a\": 2.50}]", "a.json"),
              ElementsAre(R"({"a":1})", R"({"a":2.50})"));
  EXPECT_THAT(records("[]", "a.json"), IsEmpty());
  EXPECT_THAT(records("{\n\"a\": {\n\"b\": 1}\n}\n", "-"), ElementsAre(R"({"a":{"b":1}})"));
}

TEST(JsonIntake, ElementsThatAreNoRecords) {
  EXPECT_THAT(records(R"([{"a": 1}, 5, {"a": 2}])", "a.json"),
              ElementsAre(R"({"a":1})", "intake.not_object", R"({"a":2})"));
  EXPECT_THAT(records("5", "a.json"), ElementsAre("! intake.not_records"));
  EXPECT_THAT(records("\"text\"", "a.json"), ElementsAre("! intake.not_records"));
}

TEST(JsonIntake, ErrorsNameFileLineAndColumn) {
  EXPECT_THAT(records("{\n  \"a\": 1,\n}", "a.json"), ElementsAre("! data.json_syntax 3:1"));
  const auto reader = read("{", "样本.json");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().place.file, "样本.json");
}

TEST(JsonIntake, OtherEncodings) {
  using namespace std::string_literals;
  EXPECT_THAT(records("{\"a\":\"\xB0\xE0\"}", "a.json"), ElementsAre(R"({"a":"班"})"));
  EXPECT_THAT(records("\xFF\xFE{\0\"\0a\0\"\0:\0\xED\x73}\0"s, "a.json"),
              ElementsAre("! data.json_syntax 1:6"));
  EXPECT_THAT(records("\xFF\xFE{\0\"\0a\0\"\0:\0\"\0\xED\x73\"\0}\0"s, "a.json"),
              ElementsAre(R"({"a":"班"})"));
}

TEST(JsonLines, OneObjectPerLine) {
  EXPECT_THAT(records("{\"a\":1}\n\n{\"a\":2}\r\n{\"a\":3}", "a.jsonl"),
              ElementsAre(R"({"a":1})", R"({"a":2})", R"({"a":3})"));
}

TEST(JsonLines, AreFoundByTheirContent) {
  for (const char* name : {"-", "a.json", "data"}) {
    EXPECT_THAT(records("{\"a\":1}\n{\"a\":2}\n", name), ElementsAre(R"({"a":1})", R"({"a":2})"))
        << name;
  }
}

TEST(JsonLines, GoOnBehindABrokenLine) {
  EXPECT_THAT(records("{\"a\":1}\n{\"a\":\n[1]\n{\"a\":2,}\n{\"a\":4}\n", "a.jsonl"),
              ElementsAre(R"({"a":1})", "data.json_truncated 2:6", "intake.not_object 3",
                          "data.json_syntax 4:8", R"({"a":4})"));
}

TEST(JsonLines, RecordsKnowTheirLine) {
  auto reader = read("\n{\"a\":1}\n", "数据.jsonl");
  ASSERT_TRUE(reader);
  const auto record = (*reader)->next();
  ASSERT_TRUE(record && *record);
  EXPECT_EQ((*record)->origin.row, 2);
  EXPECT_EQ((*record)->origin.file, "数据.jsonl");
  EXPECT_EQ((*record)->index, 1);
}

TEST(JsonLines, LongLinesAndTheirLimit) {
  const std::string long_line = "{\"a\":\"" + std::string(300'000, 'x') + "\"}";
  EXPECT_EQ(records(long_line + "\n{\"a\":2}\n", "-").size(), 2u);
  Limits limits;
  limits.part_bytes = 100'000;
  EXPECT_THAT(records("{\"a\":1}\n" + long_line + "\n{\"a\":2}\n", "a.jsonl", limits),
              ElementsAre(R"({"a":1})", "intake.row_too_large 2"));
}

TEST(Values, LineEndsBecomeOne) {
  EXPECT_THAT(records(R"({"a":"1\r\n2\r3\u000b4\u20285，\t6"})", "a.json"),
              ElementsAre(R"({"a":"1\n2\n3\n4\n5，\t6"})"));
}

TEST(Values, ControlCharactersAreNamedWithTheirPlace) {
  auto reader =
      read(R"([{"评委":[{"姓名":"张\u0007三"}]},{"a/b":"\ufffe"},{"\u0000":1},{"a":1}])", "a.json");
  ASSERT_TRUE(reader);
  const auto first = (*reader)->next();
  ASSERT_TRUE(first && !*first);
  EXPECT_EQ(first->error().code, "intake.control_character");
  EXPECT_EQ(first->error().place.path, "/评委/0/姓名");
  EXPECT_EQ(first->error().place.record, 1);
  EXPECT_EQ(std::get<std::string>(first->error().args.at(0).value), "U+0007");
  const auto second = (*reader)->next();
  ASSERT_TRUE(second && !*second);
  EXPECT_EQ(second->error().place.path, "/a~1b");
  const auto third = (*reader)->next();
  ASSERT_TRUE(third && !*third);
  const auto fourth = (*reader)->next();
  EXPECT_TRUE(fourth && *fourth);
}

TEST(Limits, OfRecordsAndBytes) {
  Limits limits;
  limits.records = 2;
  EXPECT_THAT(records("[{},{},{},{}]", "a.json", limits),
              ElementsAre("{}", "{}", "intake.too_many_records"));
  limits.file_bytes = 10;
  EXPECT_THAT(records("[" + std::string(100, ' ') + "]", "a.json", limits),
              ElementsAre("! intake.too_large"));
}

}  // namespace
}  // namespace sealpress::intake
