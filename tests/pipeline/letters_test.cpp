// Letters to senders: what stands in them, what is left to the secretary, who has not sent.

#include "pipeline/returns/letters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx/document.h"
#include "docx/text/plain_text.h"
#include "folder_support.h"
#include "pipeline/fill/record_name.h"
#include "pipeline/returns/collect.h"
#include "support/docx_builder.h"

namespace sealpress::pipeline {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kForm = "jiangsu-2025/2-application";
constexpr const char* kUnit = "江苏云澜精密机械有限公司";

class LettersTest : public ::testing::Test {
 protected:
  void send(const std::string& name, const data::Value& record) {
    Workspace workspace = place_.workspace();
    RenderOptions options;
    options.directory = place_.path("rendered");
    options.pdf = false;
    options.force = true;
    std::string path;
    auto target = workspace.target(kForm);
    ASSERT_TRUE(target.has_value());
    const std::string data = place_.write("data.json", record);
    auto done = render(workspace, *target, {data}, options, [&](const RecordResult& result) {
      for (const OutputFile& file : result.files) path = file.path;
    });
    ASSERT_TRUE(done.has_value());
    place_.write("returned/" + name, test::read_file(path));
  }

  Collected collect(const LetterOptions& letters, const std::string& expected = {}) {
    Workspace workspace = place_.workspace();
    CollectOptions options;
    options.target = "jiangsu-2025";
    options.paths = {place_.path("returned")};
    options.directory = place_.path("out");
    options.expected = expected;
    options.letters = letters;
    options.letters.directory = place_.path("letters");
    auto done = collect_files(workspace, options, [](const CollectedFile&) {});
    EXPECT_TRUE(done.has_value());
    return done ? *done : Collected{};
  }

  std::string text(const std::string& name) const {
    return test::read_file(place_.path("letters/" + name + ".txt"));
  }
  std::string word(const std::string& name) const {
    auto read =
        docx::Document::open(test::read_file(place_.path("letters/" + name + ".docx")), name);
    EXPECT_TRUE(read.has_value()) << name;
    return read ? docx::plain_text(*(*read)->body) : std::string();
  }

  Place place_;
};

TEST_F(LettersTest, ASenderWithFaultsGetsALetter) {
  send("云澜.docx", with(sample(kForm), "手机", data::Value("1380000")));
  LetterOptions options;
  options.values = {{"联系人", "王敏"}, {"电话", "025-55550000"}};
  const Collected done = collect(options);
  const std::string name = std::string("退件单-") + kUnit;
  EXPECT_THAT(word(name), AllOf(HasSubstr("材料退回修改通知单"), HasSubstr(kUnit),
                                HasSubstr("手机"), HasSubstr("1380000"), HasSubstr("须改正"),
                                HasSubstr("联系人：王敏"), HasSubstr("2025年6月30日17:00前")));
  EXPECT_THAT(text(name), AllOf(HasSubstr("1. 栏目：手机；问题：“1380000”不是手机号码"),
                                HasSubstr("修改要求："), HasSubstr("文件：云澜.docx")));
  EXPECT_THAT(text(name), Not(HasSubstr("{{")));
}

TEST_F(LettersTest, NobodyIsAskedToMendWhatIsRight) {
  send("云澜.docx", sample(kForm));
  const Collected done = collect({});
  EXPECT_FALSE(
      std::filesystem::exists(place_.path("letters/退件单-" + std::string(kUnit) + ".docx")));
}

TEST_F(LettersTest, LettersOfAnEarlierRunAreTold) {
  send("云澜.docx", sample(kForm));
  place_.write("letters/退件单-甲公司.docx", std::string("x"));
  const Collected done = collect({});
  ASSERT_THAT(done.notes, Not(IsEmpty()));
  EXPECT_EQ(done.notes.front().code, "letters.older");
}

TEST_F(LettersTest, TheTemplateIsTheAssociationsOwn) {
  send("云澜.docx", with(sample(kForm), "手机", data::Value("1380000")));
  LetterOptions options;
  options.return_template = place_.write(
      "own.docx",
      test::DocxBuilder()
          .body("<w:p><w:r><w:t>致{{单位}}{{#材料}}{{#问题}}{{栏目}}有误{{/问题}}{{/材料}}</w:t>"
                "</w:r></w:p>")
          .bytes());
  collect(options);
  EXPECT_EQ(text(std::string("退件单-") + kUnit), std::string("致") + kUnit + "手机有误\n");
}

TEST_F(LettersTest, WhoHasNotSentIsReminded) {
  send("云澜.docx", sample(kForm));
  const std::string list =
      place_.write("名单.csv", std::string("单位名称\n") + kUnit + "\n南京某某有限公司\n");
  collect({}, list);
  EXPECT_THAT(text("催报-南京某某有限公司"),
              AllOf(HasSubstr("提醒函"), HasSubstr("附件2"), HasSubstr("申报表")));
  EXPECT_FALSE(std::filesystem::exists(place_.path(std::string("letters/催报-") + kUnit + ".txt")));
}

TEST_F(LettersTest, AFileThatCannotBeOpenedGoesBackToWhoSentTheOthers) {
  send("云澜/申报表.docx", sample(kForm));
  place_.write("returned/云澜/总结.docx", std::string("PK\x03\x04 broken"));
  collect({});
  EXPECT_THAT(text(std::string("退件单-") + kUnit),
              AllOf(HasSubstr("总结.docx"), HasSubstr("重新发送")));
}

TEST(RecordNames, TakeUnitAndTeamFromTheNameOfTheFile) {
  const RecordNames names("{{简称}}{{^简称}}{{组织名称}}{{/简称}}{{班组名称}}申报表");
  const data::Value record{
      data::Object{{"组织名称", data::Value("甲公司")}, {"班组名称", data::Value("精益班")}}};
  EXPECT_EQ(names.of(record).whole(), "甲公司 精益班");
  const RecordNames units("{{单位简称}}{{^单位简称}}{{单位名称}}{{/单位简称}}{{班组名称}}");
  const data::Value other{
      data::Object{{"单位名称", data::Value("乙公司")}, {"班组名称", data::Value("一班")}}};
  EXPECT_EQ(units.of(other).unit, "乙公司");
  EXPECT_EQ(units.of(other).subject, "一班");
}

}  // namespace
}  // namespace sealpress::pipeline
