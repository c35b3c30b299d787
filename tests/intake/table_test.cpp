// Where tables made by hand have their data: sheets, headers, rows that are no records.
#include <gmock/gmock.h>

#include "intake/labels.h"
#include "support.h"
#include "support/workbook.h"

namespace sealpress::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Rows = std::vector<std::vector<std::string>>;

/// The inside of a sheet of texts; `merges` as A1:B2.
std::string sheet(const Rows& rows, const std::vector<std::string>& merges = {}) {
  std::string out = "<sheetData>";
  for (const auto& row : rows) {
    out += "<row>";
    for (const std::string& text : row) {
      out += text.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
    out += "</row>";
  }
  out += "</sheetData>";
  if (merges.empty()) return out;
  out += "<mergeCells>";
  for (const std::string& merge : merges) out += "<mergeCell ref=\"" + merge + "\"/>";
  return out + "</mergeCells>";
}

std::string workbook(std::vector<std::pair<std::string, std::string>> sheets,
                     std::vector<std::string> states = {}) {
  test::Workbook w;
  w.sheets = std::move(sheets);
  w.states = std::move(states);
  return w.bytes();
}

std::vector<std::string> by_shape(std::string bytes, const char* name, const Shape& shape) {
  return lines_of(read(std::move(bytes), name, {}, &shape));
}

std::vector<std::string> remarks(std::string bytes, const char* name, const Shape& shape) {
  return remarks_of(read(std::move(bytes), name, {}, &shape));
}

const Shape kPeople{{"姓名", "手机", "单位"}, {}};
const std::string kOne = R"({"姓名":"甲","手机":"138"})";

TEST(Labels, AsPeopleWriteThem) {
  const Labels labels({"姓名", "手机", "质量成本(万元/年)", "电话(办)", "电话(手机)", "企业"});
  for (const char* heading : {"姓名", "姓 名", "姓\n名", "姓名*", "*姓名", "姓名（必填）", "姓名：",
                              "＊ 姓名（选填）：", "姓名（与身份证一致）", "【必填】姓名"}) {
    EXPECT_EQ(labels.find(heading), "姓名") << heading;
  }
  EXPECT_EQ(labels.find("质量成本"), "质量成本(万元/年)");
  EXPECT_EQ(labels.find("企业.名称"), "企业.名称");
  for (const char* heading : {"", "电话", "性别", "*", "（必填）"}) {
    EXPECT_EQ(labels.find(heading), std::nullopt) << heading;
  }
}

TEST(Labels, ColumnsThatMeanTheSameKeepTheirNames) {
  const Labels labels({"电话", "姓名"});
  EXPECT_THAT(labels.meant({"电话（办公室）", "电话（手机）", "姓名*", "备注 *"}),
              ElementsAre("电话（办公室）", "电话（手机）", "姓名", "备注"));
  EXPECT_THAT(labels.meant({"电话", "电话（手机）"}), ElementsAre("电话", "电话（手机）"));
}

TEST(Table, TheSheetThatNamesTheLabels) {
  const std::string data = sheet({{"姓名", "手机"}, {"甲", "138"}});
  EXPECT_THAT(by_shape(workbook({{"封面", sheet({{"某某表"}})}, {"数据", data}}), "a.xlsx", {}),
              ElementsAre(kOne));
  EXPECT_THAT(by_shape(workbook({{"表1", sheet({{"怎么填", "请逐行填写"}, {"一", "不要合并"}})},
                                 {"表2", data}}),
                       "a.xlsx", kPeople),
              ElementsAre(kOne));
  EXPECT_THAT(by_shape(workbook({{"填表说明", sheet({{"填表说明", "请逐行填写"}, {"一", "二"}})},
                                 {"表2", data}}),
                       "a.xlsx", {}),
              ElementsAre(kOne));
}

TEST(Table, OtherSheetsWithDataAreTold) {
  const std::string data = sheet({{"姓名", "手机"}, {"甲", "138"}});
  const auto three =
      workbook({{"一", data}, {"二", data}, {"三", sheet({{"x", "y"}, {"1", "2"}})}});
  EXPECT_THAT(remarks(three, "a.xlsx", kPeople), ElementsAre("intake.sheet_not_read 二"));
  const auto hidden =
      workbook({{"一", sheet({{"x", "y"}, {"1", "2"}})}, {"二", data}}, {"", "hidden"});
  EXPECT_THAT(remarks(hidden, "a.xlsx", kPeople), ElementsAre("intake.hidden_sheet_not_read 二"));
}

TEST(Table, TheHeaderIsTheRowThatNamesMostLabels) {
  const Rows rows = {
      {"某协会", "2025年"}, {"单位：甲厂", "手机：1"}, {"姓 名*", "手机（必填）"}, {"甲", "138"}};
  EXPECT_THAT(by_shape(workbook({{"S", sheet(rows)}}), "a.xlsx", kPeople), ElementsAre(kOne));
  EXPECT_THAT(by_shape("某协会,2025年\n单位：甲厂,手机：1\n姓 名*,手机（必填）\n甲,138\n", "a.csv",
                       kPeople),
              ElementsAre(kOne));
  EXPECT_THAT(records("单位：甲厂,日期：今天\n姓 名*,手机（必填）\n甲,138\n", "a.csv"),
              ElementsAre(kOne));
}

TEST(Table, HeadersOfSeveralRows) {
  const Rows rows = {{"序号", "企业信息", "", "联系人", ""},
                     {"", "名称", "规模", "名称", "手机"},
                     {"1", "甲厂", "大型", "张三", "138"}};
  const std::vector<std::string> merges = {"A1:A2", "B1:C1", "D1:E1"};
  const std::string expected =
      R"({"序号":"1","企业信息.名称":"甲厂","规模":"大型","联系人.名称":"张三","手机":"138"})";
  EXPECT_THAT(by_shape(workbook({{"S", sheet(rows, merges)}}), "a.xlsx", {}),
              ElementsAre(expected));
  const Shape known{{"规模", "手机", "联系人名称"}, {}};
  EXPECT_THAT(
      by_shape(workbook({{"S", sheet(rows, merges)}}), "a.xlsx", known),
      ElementsAre(
          R"({"序号":"1","企业信息.名称":"甲厂","规模":"大型","联系人名称":"张三","手机":"138"})"));
}

TEST(Table, ATitleOverAllColumnsIsNoGroup) {
  const Rows rows = {{"2025年推荐表", ""}, {"姓名", "手机"}, {"甲", "138"}};
  EXPECT_THAT(by_shape(workbook({{"S", sheet(rows, {"A1:B1"})}}), "a.xlsx", {}), ElementsAre(kOne));
}

/// Text files know no merged cells: the cells of a group are blank but for the first.
TEST(Table, HeadersOfTwoRowsInTextFiles) {
  const Shape shape{{"姓名", "手机", "电话", "单位"}, {}};
  EXPECT_THAT(by_shape("姓名,联系,,单位\n,电话,手机,\n甲,021,138,乙厂\n", "a.csv", shape),
              ElementsAre(R"({"姓名":"甲","电话":"021","手机":"138","单位":"乙厂"})"));
  EXPECT_THAT(by_shape("表\n姓名,联系,\n,电话,手机\n甲,021,138\n", "a.csv", shape),
              ElementsAre(R"({"姓名":"甲","电话":"021","手机":"138"})"));
  const Shape grouped{{"姓名", "组长.电话", "组员.电话"}, {}};
  EXPECT_THAT(by_shape("姓名,组长,组员\n,电话,电话\n甲,1,2\n", "a.csv", grouped),
              ElementsAre(R"({"姓名":"甲","组长.电话":"1","组员.电话":"2"})"));
  // A record is none.
  EXPECT_THAT(by_shape("姓名,手机,电话\n甲,,\n,1,2\n", "a.csv", shape),
              ElementsAre(R"({"姓名":"甲"})", R"({"手机":"1","电话":"2"})"));
}

TEST(Table, RowsThatAreNoRecordsAreTold) {
  const std::string text =
      "姓名,手机,单位\n填写说明,11位数字,全称\n甲,138,\n小计,1,\n合 "
      "计,1,\n填表人：张三,,日期：6月\n";
  EXPECT_THAT(records(text, "a.csv"), ElementsAre(kOne));
  EXPECT_THAT(remarks_of(read(text, "a.csv")),
              ElementsAre("intake.hint_row  2", "intake.total_row  4", "intake.signature_row  6"));
  EXPECT_THAT(records("姓名,手机\n必填,选填\n甲,138\n", "a.csv"), ElementsAre(kOne));
  EXPECT_THAT(
      records("姓名,手机\n示例公司,1\n合计划公司,2\n", "a.csv"),
      ElementsAre(R"({"姓名":"示例公司","手机":"1"})", R"({"姓名":"合计划公司","手机":"2"})"));
}

TEST(Table, SeparatorsOfAnInputMethod) {
  EXPECT_THAT(records("姓名，手机\n甲，138\n", "a.csv"), ElementsAre(kOne));
  EXPECT_THAT(records("姓名；手机\n甲；138\n", "a.csv"), ElementsAre(kOne));
  EXPECT_THAT(records("姓名,手机，座机\n甲,138\n", "a.csv"),
              ElementsAre(R"({"姓名":"甲","手机，座机":"138"})"));
}

TEST(Table, ARowOfTooManyColumnsIsOneError) {
  EXPECT_THAT(records("a,b\n" + std::string(100'000, ',') + "\n", "a.csv"),
              ElementsAre("intake.too_many_columns 2"));
}

TEST(Table, RecordsInsideAnObject) {
  const Shape shape{{"名", "值"}, {}};
  const std::string one = R"({"名":"甲"})";
  for (const char* text : {R"({"data":[{"名":"甲"}]})", "{\"data\":[{\"名\":\"甲\"}]}\n",
                           R"({"code":0,"msg":"ok","data":{"total":1,"list":[{"名":"甲"}]}})",
                           R"({"Records":[{"名":"甲"}],"page":1})", R"({"数据":[{"名":"甲"}]})"}) {
    EXPECT_THAT(by_shape(text, "a.json", shape), ElementsAre(one)) << text;
    EXPECT_THAT(remarks(text, "a.json", shape), ElementsAre("intake.unwrapped ")) << text;
  }
  const Shape own{{"名"}, {{"items", {"名"}}}};
  for (const char* text : {R"({"items":[{"名":"甲"}]})", R"({"名":"甲","data":[{"x":1}]})"}) {
    EXPECT_THAT(remarks(text, "a.json", own), IsEmpty()) << text;
    EXPECT_THAT(by_shape(text, "a.json", own), ElementsAre(text));
  }
}

TEST(Table, FaultsHaveTheNumberOfTheirRecord) {
  auto reader = read("[{\"a\":1},{\"a\":\"\\u0001\"},3,{\"a\":2}]", "a.json");
  ASSERT_TRUE(reader);
  std::vector<std::int64_t> numbers;
  while (auto record = (*reader)->next()) {
    numbers.push_back(*record ? (*record)->index : record->error().place.record.value_or(0));
  }
  EXPECT_THAT(numbers, ElementsAre(1, 2, 3, 4));
}

TEST(Table, LinesBehindADamagedOneAreRead) {
  EXPECT_THAT(records("[[[[]]\n{\"a\":1}\n{\"a\":2}\n", "a.jsonl"),
              ElementsAre("data.json_truncated 1:7", R"({"a":1})", R"({"a":2})"));
  EXPECT_THAT(records("[1]\n{\"a\":1}\n", "a.jsonl"),
              ElementsAre("intake.not_object 1", R"({"a":1})"));
  EXPECT_THAT(records("[\n{\"a\":1},\n{\"a\":2}]\n", "a.jsonl"),
              ElementsAre(R"({"a":1})", R"({"a":2})"));
}

TEST(Table, UnseenMarksAreTold) {
  EXPECT_THAT(remarks_of(read("名,值\n甲\u202E乙,1\n丙,1\u200B2\n丁,好\n", "a.csv")),
              ElementsAre("intake.direction_mark  2:1", "intake.direction_mark  3:2"));
}

}  // namespace
}  // namespace sealpress::intake
