// Forms as workbooks: what is written is read back to the same records, by intake and by an outside
// program.

#include "pipeline/fill/form_workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "data/value.h"
#include "forms/catalogue.h"
#include "intake/intake.h"
#include "sheet/sheet.h"
#include "sheet/write.h"
#include "support/judge.h"
#include "support/paths.h"

namespace sealpress::pipeline {
namespace {

using data::Array;
using data::Object;
using data::Value;
using test::read_file;
using testing::HasSubstr;

constexpr const char* kForm = R"json({
  "id": "a/b", "title": "年度典型经验汇总表", "attachment": "附件1", "fileName": "{{填报单位}}",
  "notice": {"number": "一号", "issuer": "某会", "name": "某通知"},
  "templates": {}, "deliveries": [{"format": "xlsx", "by": "企业"}],
  "schema": {"type": "object", "properties": {
    "填报单位": {"type": "string"},
    "经验": {"type": "array", "items": {"type": "object", "required": ["名称"], "properties": {
      "名称": {"type": "string", "maxWords": 30}, "统一社会信用代码": {"type": "string"},
      "手机": {"type": "string"}, "人数": {"type": ["string", "number"]},
      "合格率(%)": {"type": ["string", "number"]}, "日期": {"type": "string"},
      "性质": {"type": ["string", "object", "array"]}, "说明": {"type": "string"}}}}}},
  "rules": [
    {"kind": "creditCode", "field": "经验[].统一社会信用代码"},
    {"kind": "phone", "field": "经验[].手机", "accept": ["mobile"]},
    {"kind": "wholeNumber", "field": "经验[].人数"},
    {"kind": "percentage", "field": "经验[].合格率(%)"},
    {"kind": "date", "field": "经验[].日期"},
    {"kind": "choice", "field": "经验[].性质", "multiple": true, "withText": ["其他"],
     "options": ["标准、计量、检测", "国有", "其他"]}]})json";

class FormWorkbook : public testing::Test {
 protected:
  static std::shared_ptr<const forms::Catalogue> load(const std::string& json, const char* id) {
    auto loaded = forms::Catalogue::load({{"a.json", id, json}});
    if (!loaded) {
      ADD_FAILURE() << loaded.error().front().code;
      return nullptr;
    }
    return *loaded;
  }

  static std::string write(const forms::Catalogue& catalogue, const Value& fields) {
    const forms::Form& form = catalogue.forms().front();
    auto bytes = workbook_of(form, catalogue.tables(form), {fields, 1, {}}, {});
    EXPECT_TRUE(bytes) << bytes.error().code;
    return bytes ? *bytes : std::string();
  }

  static std::vector<data::Record> read(const forms::Catalogue& catalogue, std::string bytes) {
    const forms::Form& form = catalogue.forms().front();
    const intake::Shape shape = shape_of(catalogue.tables(form));
    auto reader = intake::read(std::move(bytes), "a.xlsx", {}, &shape);
    std::vector<data::Record> out;
    if (!reader) {
      ADD_FAILURE() << reader.error().code;
      return out;
    }
    while (auto record = (*reader)->next()) {
      if (!*record) {
        ADD_FAILURE() << record->error().code;
        break;
      }
      Diagnostics ignored;
      out.push_back(catalogue.normalised(form, std::move(**record), ignored));
    }
    return out;
  }

  /// The same content, whatever kind of value holds it, in a fixed order.
  static std::string canonical(const Value& value) {
    if (const Array* list = value.array()) {
      std::string out = "[";
      for (const Value& item : *list) out += canonical(item) + ",";
      return out + "]";
    }
    if (const Object* object = value.object()) {
      std::vector<std::string> members;
      for (const auto& [label, member] : *object) {
        if (!canonical(member).empty()) members.push_back(label + "=" + canonical(member));
      }
      std::sort(members.begin(), members.end());
      std::string out = "{";
      for (const std::string& member : members) out += member + ";";
      return out + "}";
    }
    return value.to_text();
  }
};

Value random_item(std::mt19937& random) {
  const auto pick = [&](std::vector<Value> values) { return values[random() % values.size()]; };
  Object item;
  const auto put = [&](const char* label, Value value) {
    if (random() % 5 != 0) item.emplace_back(label, std::move(value));
  };
  item.emplace_back(
      "名称", pick({"实施防错的实践", "=1+1", "䶮溪—“探索”", "a<b&c", "第一行\n第二行", "'引号"}));
  put("统一社会信用代码", pick({"91350100M000100Y43", "123456789012345678", "000000000000000000"}));
  put("手机", pick({"13800000000", "013800000000", "+86 138 0000 0000"}));
  put("人数", pick({data::Number{"0"}, data::Number{"12"}, data::Number{"123456789012345"}, "1,234",
                    "12人"}));
  put("合格率(%)", pick({data::Number{"98.50"}, data::Number{"100"}, data::Number{"0.000001"},
                         "98.5%", "46.80", "-3"}));
  put("日期", pick({"2025-06-30", "1999-12-31", "待定", "2025年春"}));
  put("性质", pick({"国有", "标准、计量、检测", Value(Array{"国有", "标准、计量、检测"}),
                    Value(Object{{"选", "其他"}, {"文字", "社会团体"}}),
                    Value(Array{"国有", Object{{"选", "其他"}, {"文字", "合作社"}}})}));
  put("说明", pick({"TRUE", "00123", "1E5", "2025/6/30", std::string(300, 'x'), "合计"}));
  return item;
}

TEST_F(FormWorkbook, RandomRecordsComeBackTheSame) {
  const auto catalogue = load(kForm, "a/b");
  ASSERT_TRUE(catalogue);
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    Array items;
    for (std::size_t n = 1 + random() % 12; n > 0; --n) items.push_back(random_item(random));
    const Value record = Object{{"填报单位", "示例市质量协会"}, {"经验", std::move(items)}};
    const auto back = read(*catalogue, write(*catalogue, record));
    ASSERT_EQ(back.size(), 1u);
    EXPECT_EQ(canonical(back.front().fields), canonical(record)) << round;
  }
}

TEST_F(FormWorkbook, SameRecordSameBytes) {
  const auto catalogue = load(kForm, "a/b");
  const Value record = Object{{"填报单位", "甲"}, {"经验", Array{Object{{"名称", "乙"}}}}};
  EXPECT_EQ(write(*catalogue, record), write(*catalogue, record));
}

TEST_F(FormWorkbook, CodesAreTextAndNumbersAreNumbers) {
  const auto catalogue = load(kForm, "a/b");
  const Value record = Object{{"填报单位", "甲"},
                              {"经验", Array{Object{{"名称", "乙"},
                                                    {"手机", "13800000000"},
                                                    {"人数", data::Number{"12"}},
                                                    {"合格率(%)", "98.50"}}}}};
  const auto book = sheet::read(write(*catalogue, record), "a.xlsx");
  ASSERT_TRUE(book);
  const auto& rows = book->sheets.front().rows;
  ASSERT_EQ(rows.size(), 4u);  // title, unit, header, one row
  EXPECT_EQ(rows[1][0].text, "填报单位：");
  EXPECT_EQ(rows[3][3].kind, sheet::Cell::Kind::text);
  EXPECT_EQ(rows[3][4].kind, sheet::Cell::Kind::number);
  EXPECT_EQ(rows[3][5].kind, sheet::Cell::Kind::number);
  EXPECT_EQ(rows[3][5].text, "98.50");
}

TEST_F(FormWorkbook, ListsOfSeveralRecordsAreLinkedByNumber) {
  const auto catalogue = load(
      read_file(std::string(test::kSourceDir) + "/data/forms/shanghai-2024/5-recommendation.json"),
      "shanghai-2024/5-recommendation");
  ASSERT_TRUE(catalogue);
  const Value sample = *data::parse_json(read_file(
      std::string(test::kSourceDir) + "/data/samples/shanghai-2024/5-recommendation.json"));
  const auto back = read(*catalogue, write(*catalogue, sample));
  ASSERT_EQ(back.size(), 1u);
  EXPECT_EQ(canonical(back.front().fields), canonical(sample));
  EXPECT_EQ(back.front().origin.lists.at("经验").rows.size(), 3u);
}

/// Made by hand: a title, the unit in one cell, a header with line breaks, a total.
TEST_F(FormWorkbook, TablesMadeByHandAreRead) {
  const auto catalogue = load(kForm, "a/b");
  sheet::OutSheet hand;
  hand.name = "Sheet1";
  hand.title = "某某协会2025年汇总表";
  hand.head = {{"填报单位（盖章）：示例协会", std::monostate()}};
  for (const char* label : {"序号", "名称", "人数", "手机"}) {
    sheet::OutColumn column;
    column.label = label;
    hand.columns.push_back(column);
  }
  hand.rows = {{sheet::OutNumber{"1"}, "实施甲的经验", sheet::OutNumber{"3"}, "13800000000"},
               {sheet::OutNumber{"2"}, std::monostate(), std::monostate(), std::monostate()},
               {"合计", std::monostate(), sheet::OutNumber{"3"}, std::monostate()}};
  sheet::OutBook book;
  book.sheets = {hand};
  const auto bytes = sheet::write(book);
  ASSERT_TRUE(bytes);
  const auto back = read(*catalogue, *bytes);
  ASSERT_EQ(back.size(), 1u);
  EXPECT_EQ(back.front().fields.find("填报单位")->to_text(), "示例协会");
  ASSERT_EQ(back.front().fields.find("经验")->array()->size(), 1u);
  EXPECT_EQ(back.front().origin.lists.at("经验").rows.front(), 4);
}

TEST_F(FormWorkbook, LibreOfficeReadsTheSameCells) {
  SEALPRESS_NEED_JUDGE("soffice");
  const auto catalogue = load(kForm, "a/b");
  const Value record = Object{{"填报单位", "示例市质量协会"},
                              {"经验", Array{Object{{"名称", "实施防错的实践"},
                                                    {"统一社会信用代码", "91350100M000100Y43"},
                                                    {"手机", "13800000000"},
                                                    {"人数", data::Number{"12"}},
                                                    {"合格率(%)", data::Number{"98.50"}},
                                                    {"日期", "2025-06-30"}}}}};
  const test::TempDir dir;
  const std::string path = dir.write("a.xlsx", write(*catalogue, record));
  test::run({"soffice", "-env:UserInstallation=file://" + dir.file("profile"), "--headless",
             "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir",
             dir.path().string(), path},
            {std::chrono::seconds(180), {}, {}});
  const std::string csv = dir.read("a.csv");
  EXPECT_THAT(csv,
              HasSubstr("1,实施防错的实践,91350100M000100Y43,13800000000,12,98.50,2025-06-30"));
}

TEST_F(FormWorkbook, EmptyTablesHaveListsAndHints) {
  const auto catalogue = load(
      read_file(std::string(test::kSourceDir) + "/data/forms/jiangsu-2025/3-summary-table.json"),
      "jiangsu-2025/3-summary-table");
  ASSERT_TRUE(catalogue);
  const forms::Form& form = catalogue->forms().front();
  const auto bytes = empty_table(form, catalogue->tables(form), {});
  ASSERT_TRUE(bytes);
  const test::TempDir dir;
  const std::string path = dir.write("a.xlsx", *bytes);
  SEALPRESS_NEED_JUDGE("unzip");
  const std::string sheet = test::run({"unzip", "-p", path, "xl/worksheets/sheet1.xml"}).out;
  for (const char* part : {"<dataValidation", "\"大型,中型,小型,微型\"", "'选项'!$A$1:$A$20",
                           "18位统一社会信用代码", "state=\"frozen\"", "orientation=\"landscape\"",
                           "fitToHeight=\"0\"", "promptTitle=\"手机\""}) {
    EXPECT_THAT(sheet, HasSubstr(part));
  }
  const std::string book = test::run({"unzip", "-p", path, "xl/workbook.xml"}).out;
  EXPECT_THAT(book, HasSubstr("_xlnm.Print_Titles"));
  // Nothing is filled in: one record without rows, which the rules find wanting.
  EXPECT_TRUE(read(*catalogue, *bytes).front().fields.find("典型经验") == nullptr);
}

}  // namespace
}  // namespace sealpress::pipeline
