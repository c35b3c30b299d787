// The program as people call it: commands, exit codes, both languages, both formats.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "data/value.h"
#include "support/docx_builder.h"
#include "support/program.h"

namespace sealpress::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kShanghai = "shanghai-2024/3-application";
const std::string kJiangsu = "jiangsu-2025/2-application";

data::Value json(const Output& output) {
  auto value = data::parse_json(output.out);
  EXPECT_TRUE(value) << output;
  return value ? *value : data::Value();
}

const data::Value* at(const data::Value& value, std::size_t i) {
  const data::Array* list = value.array();
  return list && i < list->size() ? &(*list)[i] : nullptr;
}

TEST(Cli, HelpAndVersion) {
  const Output bare = sealpress({});
  EXPECT_EQ(bare.exit_code, 2);
  EXPECT_EQ(bare.out + bare.err, sealpress({"--help"}).out);
  const Output zh = sealpress({"--help"});
  EXPECT_EQ(zh.exit_code, 0);
  EXPECT_THAT(zh.out, AllOf(HasSubstr("render"), HasSubstr("盖章")));
  const Output en = sealpress({"render", "--help", "--lang", "en"});
  EXPECT_EQ(en.exit_code, 0);
  EXPECT_THAT(en.out, AllOf(HasSubstr("Example: sealpress render"), HasSubstr("--mark-seals")));
  EXPECT_THAT(sealpress({"--version"}).out, StartsWith("sealpress "));
  for (const char* command : {"forms", "check", "render", "pdf", "count"}) {
    EXPECT_THAT(sealpress({command, "--help"}).out, HasSubstr("示例")) << command;
  }
}

TEST(Cli, UsageErrorsExitWith2) {
  EXPECT_EQ(sealpress({}).exit_code, 2);
  EXPECT_EQ(sealpress({"nonsense"}).exit_code, 2);
  EXPECT_EQ(sealpress({"render", kShanghai, sample(kShanghai)}).exit_code, 2) << "no -o";
  EXPECT_EQ(sealpress({"check", kShanghai, "x.json", "--format", "yaml"}).exit_code, 2);
  EXPECT_THAT(sealpress({"verify", "--nonsense", "x.pdf"}).err,
              HasSubstr("多余的参数：--nonsense\n"));
  EXPECT_THAT(sealpress({"seal"}).err, HasSubstr("缺少参数：FILE\n"));
  EXPECT_THAT(sealpress({"seal", "x.pdf", "--p12", "a", "--key", "b"}).err,
              AllOf(HasSubstr("不能同时使用："), HasSubstr("--p12"), HasSubstr("--key")));
  const Output unknown = sealpress({"check", "shanghai-2024/3-aplication", sample(kShanghai)});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("shanghai-2024/3-application"));
  for (const char* path :
       {"../forms/shanghai-2024/3-application", "shanghai-2024//3-application"}) {
    const Output no_id = sealpress({"check", path, sample(kShanghai)});
    EXPECT_EQ(no_id.exit_code, 2) << "the file is there, but this is not its id: " << no_id;
    EXPECT_THAT(no_id.err, HasSubstr("shanghai-2024/3-application"));
  }
}

TEST(Cli, ATimeThatIsNoneIsAnErrorAndNotPassedOver) {
  for (const char* value : {"yesterday", "-1", "12x", " 12", "99999999999999"}) {
    RunOptions options;
    options.environment.push_back(std::string("SOURCE_DATE_EPOCH=") + value);
    const Output out = sealpress({"forms"}, options);
    EXPECT_EQ(out.exit_code, 2) << value;
    EXPECT_THAT(out.err, HasSubstr("SOURCE_DATE_EPOCH")) << value;
  }
  RunOptions good;
  good.environment.push_back("SOURCE_DATE_EPOCH=1714953600");
  EXPECT_EQ(sealpress({"forms"}, good).exit_code, 0);
}

TEST(Cli, FormsListsTheCatalogue) {
  const Output text = sealpress({"forms"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, AllOf(HasSubstr(kShanghai), HasSubstr("苏质协〔2025〕9号")));
  const data::Value list = json(sealpress({"forms", "jiangsu-2025", "--format", "json"}));
  const data::Value* first = at(*list.find("forms"), 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->find("collection")->to_text(), "jiangsu-2025");
  EXPECT_TRUE(first->find("fields")->array());
}

TEST(Cli, CheckFindsNothingInSamples) {
  const Output text = sealpress({"check", kJiangsu, sample(kJiangsu)});
  EXPECT_EQ(text.exit_code, 0) << text;
  EXPECT_THAT(text.out, HasSubstr("共1条"));
}

TEST(Cli, CheckReportsFindingsInBothLanguages) {
  const TempDir dir;
  const std::string path =
      dir.write("a.json", R"([{"班组名称":"维修班组"},{"班组名称":"维修班","手机":"123"}])");
  const Output zh = sealpress({"check", kJiangsu, path});
  EXPECT_EQ(zh.exit_code, 1);
  EXPECT_THAT(zh.out, AllOf(HasSubstr("错误 "),
                            HasSubstr("第1条 班组名称【维修班组】：“维修班组”不能以“班组”结尾"),
                            HasSubstr("第2条 手机")));
  const Output en = sealpress({"check", kJiangsu, path, "--lang", "en"});
  EXPECT_THAT(en.out, AllOf(HasSubstr("error "), HasSubstr("must not end in")));

  const Output output = sealpress({"check", kJiangsu, path, "--format", "json"});
  EXPECT_EQ(output.exit_code, 1);
  const data::Value report = json(output);
  EXPECT_EQ(report.find("summary")->find("records")->to_text(), "2");
  const data::Value* record = at(*report.find("results"), 0);
  ASSERT_TRUE(record);
  bool found = false;
  for (const data::Value& finding : *record->find("findings")->array()) {
    for (const char* key :
         {"severity", "code", "form", "record", "field", "path", "message", "hint"}) {
      EXPECT_TRUE(finding.find(key)) << key;
    }
    found = found || finding.find("code")->to_text() == "forms.name_ending_forbidden";
  }
  EXPECT_TRUE(found) << output.out;
}

TEST(Cli, StrictTurnsWarningsIntoErrors) {
  const TempDir dir;
  data::Value record = *data::parse_json(read_file(sample(kJiangsu)));
  record.object()->emplace_back("不认识的一项", "值");
  const std::string path = dir.write("a.json", data::to_json(record));
  EXPECT_EQ(sealpress({"check", kJiangsu, path}).exit_code, 0);
  EXPECT_EQ(sealpress({"check", kJiangsu, path, "--strict"}).exit_code, 1);
}

TEST(Cli, RenderWritesBothFiles) {
  const TempDir dir;
  for (const std::string& form : {kShanghai, kJiangsu}) {
    const Output output =
        sealpress({"render", form, sample(form), "-o", dir.file("out"), "--format", "json"});
    ASSERT_EQ(output.exit_code, 0) << output;
    const data::Value report = json(output);
    const data::Array& files = *at(*report.find("results"), 0)->find("outputs")->array();
    ASSERT_EQ(files.size(), 2u);
    EXPECT_THAT(read_file(files[0].find("path")->to_text()), StartsWith("PK"));
    EXPECT_THAT(read_file(files[1].find("path")->to_text()), StartsWith("%PDF-1."));
    EXPECT_EQ(files[1].find("pages")->to_text(), "1") << form;
  }
}

TEST(Cli, RenderLeavesOutFaultyRecordsUnlessForced) {
  const TempDir dir;
  data::Value good = *data::parse_json(read_file(sample(kJiangsu)));
  const std::string path =
      dir.write("a.json", data::to_json(data::Array{good, data::Object{{"班组名称", "甲班"}}}));
  const Output output = sealpress({"render", kJiangsu, path, "-o", dir.file("out"), "--to", "pdf"});
  EXPECT_EQ(output.exit_code, 1);
  EXPECT_THAT(output.out, HasSubstr("生成1条"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(dir.file("out")), {}), 1);

  const Output forced =
      sealpress({"render", kJiangsu, path, "-o", dir.file("forced"), "--to", "pdf", "--force"});
  EXPECT_EQ(forced.exit_code, 1);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(dir.file("forced")), {}), 2);
}

TEST(Cli, RenderIsTheSameWithManyThreadsAndInAnotherTimeZone) {
  const TempDir dir;
  data::Array records;
  for (int i = 1; i <= 40; ++i) {
    data::Value record = *data::parse_json(read_file(sample(kShanghai)));
    for (data::Member& member : *record.object()) {
      if (member.first == "质量信得过班组名称") member.second = "装配" + std::to_string(i) + "班";
      if (member.first == "班组类型") member.second = "第" + std::to_string(i) + "类";
    }
    records.push_back(std::move(record));
  }
  const std::string path = dir.write("a.json", data::to_json(records));
  const auto render = [&](const char* out, const char* jobs, const char* zone) {
    RunOptions options;
    options.environment = {std::string("TZ=") + zone};
    const Output output = sealpress(
        {"render", kShanghai, path, "-o", dir.file(out), "--jobs", jobs, "--date", "2024-05-06"},
        options);
    EXPECT_EQ(output.exit_code, 0) << output;
  };
  render("one", "1", "Asia/Shanghai");
  render("two", "2", "America/New_York");
  int compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(dir.file("one"))) {
    const auto other = std::filesystem::path(dir.file("two")) / entry.path().filename();
    EXPECT_EQ(read_file(entry.path()), read_file(other)) << entry.path();
    ++compared;
  }
  EXPECT_EQ(compared, 80);
}

TEST(Cli, RenderTakesAnyTemplateByItsPath) {
  const TempDir dir;
  const std::string form = dir.write(
      "模板.docx", DocxBuilder().body("<w:p><w:r><w:t>你好，{{名字}}。</w:t></w:r></w:p>").bytes());
  const std::string record = dir.write("a.json", R"({"名字":"张三"})");
  const Output output = sealpress({"render", form, record, "-o", dir.file("out")});
  EXPECT_EQ(output.exit_code, 0) << output;
  EXPECT_TRUE(std::filesystem::exists(dir.file("out/模板.docx")));
  EXPECT_TRUE(std::filesystem::exists(dir.file("out/模板.pdf")));
}

TEST(Cli, BlankRowsYieldWhereTheyWouldCostAPage) {
  const TempDir dir;
  const std::string row =
      "<w:tr><w:trPr><w:trHeight w:val=\"600\"/></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>"
      "{{#列表|至少:40}}{{名}}</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>"
      "{{/列表}}</w:t></w:r></w:p></w:tc></w:tr>";
  const std::string form =
      dir.write("t.docx", DocxBuilder()
                              .body("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"4000\"/>"
                                    "<w:gridCol w:w=\"2000\"/></w:tblGrid>" +
                                    row + "</w:tbl><w:p/>")
                              .bytes());
  const auto pages = [&](const std::string& data, const char* to) {
    const Output output = sealpress({"render", form, dir.write("a.json", data), "-o",
                                     dir.file("out"), "--to", to, "--format", "json"});
    EXPECT_EQ(output.exit_code, 0) << output;
    const std::size_t at = output.out.find("\"pages\":");
    return at == std::string::npos ? std::string() : output.out.substr(at, 12);
  };
  EXPECT_THAT(pages(R"({"列表": [{"名": "甲"}]})", "docx,pdf"), HasSubstr("1"));
  const std::string with_pages = dir.read("out/t.docx");
  pages(R"({"列表": [{"名": "甲"}]})", "docx");
  EXPECT_EQ(dir.read("out/t.docx"), with_pages);
  std::string many;
  for (int i = 0; i < 30; ++i) many += R"({"名": "乙"},)";
  EXPECT_THAT(pages(R"({"列表": [)" + many + R"({"名": "丙"}]})", "docx,pdf"), HasSubstr("2"));
}

TEST(Cli, FileNamesHaveNoBlankWhereATitleIsBroken) {
  const TempDir dir;
  const std::string form = dir.write(
      "{{题}}.docx", DocxBuilder().body("<w:p><w:r><w:t>{{题}}</w:t></w:r></w:p>").bytes());
  sealpress({"render", form, dir.write("a.json", R"({"题": "关于活动\n的通知"})"), "-o",
             dir.file("out"), "--to", "docx"});
  EXPECT_TRUE(std::filesystem::exists(dir.file("out/关于活动的通知.docx")));
  sealpress({"render", form, dir.write("b.json", R"({"题": "QC\nteam"})"), "-o", dir.file("out"),
             "--to", "docx"});
  EXPECT_TRUE(std::filesystem::exists(dir.file("out/QC team.docx")));
}

TEST(Cli, RenderReadsStandardInputAndTables) {
  const TempDir dir;
  const std::string form =
      dir.write("t.docx", DocxBuilder().body("<w:p><w:r><w:t>{{编号}}</w:t></w:r></w:p>").bytes());
  RunOptions options;
  options.input = "{\"编号\":\"007\"}\n{\"编号\":\"008\"}\n";
  EXPECT_THAT(sealpress({"render", form, "-", "-o", dir.file("a")}, options).out,
              HasSubstr("生成2条"));
  const std::string table = dir.write("t.csv", "编号,名称\n007,甲\n008,\"乙,丙\"\n");
  EXPECT_THAT(sealpress({"render", form, table, "-o", dir.file("b")}).out, HasSubstr("生成2条"));
}

struct BadInput {
  const char* name;
  std::string bytes;
  const char* says;
};

TEST(Cli, UnreadableInputExitsWith3AndSaysWhy) {
  const TempDir dir;
  const std::vector<BadInput> cases = {
      {"syntax.json", "{\"班组名称\":\n \"甲\",,}", "第2行"},
      {"quote.csv", "编号,名称\n1,\"甲\n2,乙\n", "引号"},
      {"old.xlsx", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(2000, '\0'),
       "xls"},
      {"page.xlsx", "<html><table><tr><td>编号</td></tr></table></html>", "网页"},
      {"surrogate.json", R"({"班组名称":"\ud800"})", ""},
      {"control.json", "{\"班组名称\":\"甲\\u0001班\"}", ""},
  };
  for (const BadInput& bad : cases) {
    const std::string path = dir.write(bad.name, bad.bytes);
    const Output output = sealpress({"render", kJiangsu, path, "-o", dir.file("out")});
    EXPECT_TRUE(output.exit_code == 3 || output.exit_code == 1) << bad.name << "\n" << output;
    EXPECT_THAT(output.out + output.err, AllOf(HasSubstr(bad.name), HasSubstr(bad.says)))
        << bad.name;
    EXPECT_TRUE(!std::filesystem::exists(dir.file("out")) ||
                std::filesystem::is_empty(dir.file("out")))
        << bad.name;
  }
  EXPECT_EQ(sealpress({"check", kJiangsu, dir.file("absent.json")}).exit_code, 3);
}

TEST(Cli, FaultyTemplatesNameEveryFault) {
  const TempDir dir;
  const std::string form =
      dir.write("t.docx", DocxBuilder()
                              .body("<w:p><w:r><w:t>{{#列表}}</w:t></w:r></w:p>"
                                    "<w:p><w:r><w:t>{{?名}}</w:t></w:r></w:p>")
                              .bytes());
  const std::string record = dir.write("a.json", "{}");
  const Output output = sealpress({"render", form, record, "-o", dir.file("out")});
  EXPECT_EQ(output.exit_code, 3) << output;
  EXPECT_THAT(output.err, AllOf(HasSubstr("{{#列表}}"), HasSubstr("t.docx")));
}

TEST(Cli, DamagedWordFilesExitWith3) {
  const TempDir dir;
  const std::string good = DocxBuilder().body("<w:p/>").bytes();
  const std::vector<std::pair<const char*, std::string>> cases = {
      {"empty.docx", ""},
      {"text.docx", "just text"},
      {"truncated.docx", good.substr(0, good.size() / 2)},
      {"encrypted.docx",
       std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(2000, '\0')},
      {"no_main_part.docx", zip({{"readme.txt", "nothing"}})},
  };
  for (const auto& [name, bytes] : cases) {
    const Output output = sealpress({"pdf", dir.write(name, bytes)});
    EXPECT_EQ(output.exit_code, 3) << name << "\n" << output;
    EXPECT_THAT(output.err, HasSubstr(name));
  }
}

TEST(Cli, OutputsThatCannotBeWrittenExitWith4) {
  const TempDir dir;
  const std::string file = dir.write("a-file", "in the way");
  EXPECT_EQ(sealpress({"render", kJiangsu, sample(kJiangsu), "-o", file}).exit_code, 4);
  const Output full = sealpress({"pdf", dir.write("a.docx", DocxBuilder().body("<w:p/>").bytes()),
                                 "-o", "/proc/nowhere/a.pdf"});
  EXPECT_EQ(full.exit_code, 4) << full;
}

TEST(Cli, PdfConvertsAndReports) {
  const TempDir dir;
  const std::string path = dir.write(
      "甲.docx", DocxBuilder().body("<w:p><w:r><w:t>质量信得过班组</w:t></w:r></w:p>").bytes());
  const Output output = sealpress({"pdf", path, "--report", "--format", "json"});
  EXPECT_EQ(output.exit_code, 0) << output;
  EXPECT_THAT(dir.read("甲.pdf"), StartsWith("%PDF-1."));
  EXPECT_TRUE(json(output).find("results"));
}

TEST(Cli, PdfSaysAlwaysThatACharacterIsMissing) {
  const TempDir dir;
  const std::string path = dir.write(
      "甲.docx", DocxBuilder().body("<w:p><w:r><w:t>姓名：\U00030000</w:t></w:r></w:p>").bytes());
  const Output lines = sealpress({"pdf", path});
  EXPECT_EQ(lines.exit_code, 1) << lines;
  EXPECT_THAT(lines.out + lines.err, AllOf(HasSubstr("错误"), HasSubstr("U+30000")));
  for (const char* option : {"--report", "--strict", "--lang=zh"}) {
    const Output output = sealpress({"pdf", path, "--format", "json", option});
    EXPECT_EQ(output.exit_code, 1) << output;
    EXPECT_THAT(output.out, AllOf(HasSubstr("layout.no_glyph"), HasSubstr("U+30000")));
  }
}

TEST(Cli, CountPrintsWordsAsWordDoes) {
  RunOptions options;
  options.input = "东京2024，Hello World。\n第二段";
  const Output output = sealpress({"count", "-"}, options);
  EXPECT_EQ(output.exit_code, 0);
  EXPECT_THAT(output.out, AllOf(HasSubstr("字数\t10\n"), HasSubstr("段落\t2\n")));
  const TempDir dir;
  const std::string docx = dir.write(
      "a.docx", DocxBuilder().body("<w:p><w:r><w:t>质量</w:t></w:r></w:p><w:p/>").bytes());
  const data::Value counts = json(sealpress({"count", docx, "--format", "json"}));
  EXPECT_EQ(at(*counts.find("results"), 0)->find("字数")->to_text(), "2");
}

}  // namespace
}  // namespace sealpress::test
