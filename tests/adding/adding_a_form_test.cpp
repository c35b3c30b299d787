// docs/adding-a-form.md, followed to the letter with labels made at run time: what the page says is
// all that a new form takes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "data/value.h"
#include "support/docx_builder.h"
#include "support/judge.h"
#include "support/paths.h"
#include "text/unicode.h"

namespace sealpress::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// The page's own labels, longest first, so that none is replaced inside another.
const std::vector<std::string> kLabels = {"推荐单位", "填表日期", "小组名称", "课题类型",
                                          "应到人次", "实到人次", "联系手机", "成员名单",
                                          "成员姓名", "所在岗位", "培训学时", "出勤率"};

struct Block {
  std::string kind, text;  ///< docx, json, sh
};

std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  std::istringstream in(page);
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("```", 0) != 0) continue;
    Block block{line.substr(3), {}};
    while (std::getline(in, line) && line != "```") block.text += line + "\n";
    blocks.push_back(std::move(block));
  }
  return blocks;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// A label as notices have them, that no label before it holds or is held by.
std::string random_label(std::mt19937& random, const std::vector<std::string>& taken) {
  static const std::vector<std::string> parts = {
      "产品", "服务", "质量", "班组",   "顾客", "年度", "培训",    "活动",
      "改进", "满意", "投诉", "成本",   "人数", "名称", "地址",    "䶮",
      "QC",   "/",    "、",   "（个）", "%",    "-",    "《准则》"};
  for (;;) {
    std::string label = parts[random() % 16];
    const std::size_t more = 1 + random() % 4;
    for (std::size_t i = 0; i < more; ++i) label += parts[random() % parts.size()];
    bool apart = true;
    for (const std::string& other : taken) {
      apart =
          apart && label.find(other) == std::string::npos && other.find(label) == std::string::npos;
    }
    if (apart) return label;
  }
}

std::string escaped(const std::string& text) {
  return replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:hAnsi=\"仿宋_GB2312\" "
         "w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">" +
         escaped(text) + "</w:t></w:r></w:p>";
}

/// "| a | b |" as a row of four cells.
std::string row(const std::string& line) {
  std::string cells;
  std::size_t at = 1;
  while (at < line.size()) {
    const std::size_t end = std::min(line.find(" |", at), line.size());
    std::string text = line.substr(at, end - at);
    const std::size_t first = text.find_first_not_of(' ');
    text = first == std::string::npos ? "" : text.substr(first);
    cells +=
        "<w:tc><w:tcPr><w:tcW w:w=\"2300\" w:type=\"dxa\"/></w:tcPr>" + paragraph(text) + "</w:tc>";
    at = end + 2;
  }
  return "<w:tr>" + cells + "</w:tr>";
}

std::string docx_of(const std::string& lines) {
  std::string body, table;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const bool is_row = line.starts_with('|');
    (is_row ? table : body) += is_row ? row(line) : paragraph(line);
  }
  const std::string border = " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>";
  std::string borders;
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    borders += std::string("<w:") + side + border;
  }
  body += "<w:tbl><w:tblPr><w:tblW w:w=\"9200\" w:type=\"dxa\"/><w:tblBorders>" + borders +
          "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>" +
          replaced("xxxx", "x", "<w:gridCol w:w=\"2300\"/>") + "</w:tblGrid>" + table + "</w:tbl>" +
          paragraph("");
  return DocxBuilder().body(body).bytes();
}

/// The page's blocks with labels of a random form, carried out in a folder.
class Form {
 public:
  explicit Form(unsigned seed) {
    std::mt19937 random(seed);
    for (const std::string& label : kLabels) {
      (void)label;
      labels_.push_back(random_label(random, labels_));
    }
    for (Block& block : blocks_of(read_file(fs::path(kSourceDir) / "docs/adding-a-form.md"))) {
      block.text = renamed(block.text);
      blocks_.push_back(std::move(block));
    }
  }

  std::string renamed(std::string text) const {
    // Through marks, since a new label may hold an old one.
    for (std::size_t i = 0; i < kLabels.size(); ++i) {
      text = replaced(text, kLabels[i], "\x01" + std::string(1, static_cast<char>('A' + i)));
    }
    for (std::size_t i = 0; i < kLabels.size(); ++i) {
      text = replaced(text, "\x01" + std::string(1, static_cast<char>('A' + i)), labels_[i]);
    }
    return text;
  }
  const std::string& label(const std::string& old) const {
    return labels_[static_cast<std::size_t>(std::find(kLabels.begin(), kLabels.end(), old) -
                                            kLabels.begin())];
  }

  std::vector<std::string> texts(const std::string& kind) const {
    std::vector<std::string> out;
    for (const Block& block : blocks_) {
      if (block.kind == kind) out.push_back(block.text);
    }
    return out;
  }

  /// Folders, template, definition and sample, as sections one to four say.
  void make(const TempDir& dir) const {
    ASSERT_EQ(run_in(dir, texts("sh").at(0)).exit_code, 0);
    dir.write(template_path(), docx_of(texts("docx").at(0)));
    dir.write(definition_path(), texts("json").at(0));
    dir.write(sample_path(), texts("json").at(1));
  }

  /// Runs commands of the page as a person types them.
  Output run_in(const TempDir& dir, const std::string& commands) const {
    const fs::path bin = dir.path() / "bin";
    fs::create_directories(bin);
    std::error_code ignored;
    fs::create_symlink(kBinary, bin / "sealpress", ignored);
    RunOptions options;
    options.timeout = std::chrono::seconds(300);
    options.environment = {"SEALPRESS_HOME=" + std::string(kSourceDir), "LC_ALL=C.UTF-8"};
    const std::string script =
        "set -e; cd '" + dir.path().string() + "'; PATH='" + bin.string() + "':$PATH\n" + commands;
    return run({"bash", "-c", script}, options);
  }

  static std::string template_path() {
    return "我的表单/templates/docx/example-2025/1-application.docx";
  }
  static std::string definition_path() {
    return "我的表单/data/forms/example-2025/1-application.json";
  }
  static std::string sample_path() {
    return "我的表单/data/samples/example-2025/1-application.json";
  }

 private:
  std::vector<std::string> labels_;
  std::vector<Block> blocks_;
};

std::string lint_command(const Form& form) {
  const std::string told = form.texts("sh").at(1);
  return told.substr(0, told.find("sealpress forms")) +
         "sealpress forms example-2025 --lint --format json";
}

TEST(AddingAForm, ThePageHoldsWithAnyLabels) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  for (const unsigned seed : {11u, 12u, 13u}) {
    const Form form(seed);
    const TempDir dir;
    form.make(dir);
    const std::string setting = form.texts("sh").at(1);
    const Output listed = form.run_in(dir, setting);
    EXPECT_EQ(listed.exit_code, 0) << seed << listed;
    EXPECT_THAT(listed.out, HasSubstr("example-2025/1-application"));

    const std::string exported = setting.substr(0, setting.find('\n') + 1);
    const Output used = form.run_in(dir, exported + form.texts("sh").at(2));
    ASSERT_EQ(used.exit_code, 0) << seed << used;
    const std::string pdf = dir.file("输出/示例机械有限公司破浪小组申报表.pdf");
    ASSERT_TRUE(fs::exists(pdf)) << used;
    // Without blanks and line ends: how lines break depends on the labels.
    const std::string text = text::label_key(run({"pdftotext", "-raw", pdf, "-"}).out);
    for (const char* value :
         {"破浪小组", "93.75", "☑创新型", "20.5", "2025年6月30日", "张三", "李四"}) {
      EXPECT_THAT(text, HasSubstr(value)) << seed;
    }
    // 装配 stands in one cell for both.
    EXPECT_EQ(text.find("装配"), text.rfind("装配"));
    EXPECT_THAT(dir.read("空表.xlsx"), testing::StartsWith("PK"));
    const Output empty =
        form.run_in(dir, exported + "sealpress check example-2025/1-application 空表.xlsx");
    EXPECT_LE(empty.exit_code, 1) << empty;
  }
}

TEST(AddingAForm, AFormOfOnesOwnThatCannotBeReadIsNotReplacedByOurs) {
  const Form form(14);
  const TempDir dir;
  form.make(dir);
  const std::string setting = form.texts("sh").at(1);
  const std::string exported = setting.substr(0, setting.find('\n') + 1);
  const std::string own = "我的表单/data/forms/jiangsu-2025/2-application.json";
  fs::create_directories(fs::path(dir.file(own)).parent_path());
  dir.write(own, "");
  fs::resize_file(dir.file(own), 64u << 20);  // beyond what is read
  const Output checked = form.run_in(
      dir, exported +
               "sealpress check jiangsu-2025/2-application \"$SEALPRESS_HOME\"/data/samples/"
               "jiangsu-2025/2-application.json");
  EXPECT_EQ(checked.exit_code, 3) << checked;
  EXPECT_THAT(checked.err + checked.out, HasSubstr(own));
}

struct Slip {
  const char* file;
  const char *from, *to;  ///< in the page's labels
  const char* code;
};

TEST(AddingAForm, LintFindsEachSlip) {
  const std::vector<Slip> slips = {
      {"json", "\"出勤率\": {\"type\": [\"string\", \"number\"]},", "", "lint.unknown_tag"},
      {"json", "\"联系手机\": {\"type\": \"string\"},",
       "\"联系手机\": {\"type\": \"string\"}, \"另一项\": {\"type\": \"string\"},",
       "lint.field_not_shown"},
      {"json", "\"联系手机\": {\"type\": \"string\"},",
       "\"联系手机\": {\"type\": \"string\"}, \"联系手机　\": {\"type\": \"string\"},",
       "lint.equal_keys"},
      {"json", "\"field\": \"填表日期\"", "\"field\": \"填表日\"", "lint.unknown_rule_field"},
      {"json", "\"options\": [\"问题解决型\", \"创新型\"]", "\"options\": [\"创新型\"]",
       "lint.box_without_option"},
      {"json", "\"options\": [\"问题解决型\", \"创新型\"]",
       "\"options\": [\"问题解决型\", \"创新型\", \"现场型\"]", "lint.option_without_box"},
      {"json", "{{推荐单位}}{{小组名称}}申报表", "{{推荐单位名}}申报表", "lint.unknown_name_key"},
      {"docx", "{{章:推荐单位|直径:42mm}}", "", "lint.no_seal_place"},
      {"docx", "{{联系手机}}", "{{联系手机号}}", "lint.unknown_tag"},
      {"docx", "{{联系手机}}", "{{联系手机", "merge."},
      {"sample", "13800000000", "1380000", "forms.mobile"},
      {"sample", "\"创新型\"", "\"管理型\"", "forms.unknown_choice"},
  };
  const Form form(21);
  const TempDir dir;
  form.make(dir);
  ASSERT_EQ(form.run_in(dir, lint_command(form)).exit_code, 0);
  for (const Slip& slip : slips) {
    const std::string file = slip.file;
    std::string text =
        file == "docx" ? form.texts("docx").at(0) : form.texts("json").at(file == "json" ? 0 : 1);
    const std::string changed = replaced(text, form.renamed(slip.from), form.renamed(slip.to));
    ASSERT_NE(changed, text) << slip.code;
    form.make(dir);
    dir.write(file == "docx"   ? Form::template_path()
              : file == "json" ? Form::definition_path()
                               : Form::sample_path(),
              file == "docx" ? docx_of(changed) : changed);
    const Output lint = form.run_in(dir, lint_command(form));
    EXPECT_EQ(lint.exit_code, 1) << slip.code << lint;
    EXPECT_THAT(lint.out, HasSubstr(std::string("\"code\":\"") + slip.code)) << lint.err;
  }
}

TEST(AddingAForm, LintNamesFontsThatNothingDraws) {
  const Form form(22);
  const TempDir dir;
  form.make(dir);
  const std::string lines = form.texts("docx").at(0);
  dir.write(Form::template_path(),
            DocxBuilder()
                .body("<w:p><w:r><w:rPr><w:rFonts w:eastAsia=\"子虚乌有体\"/></w:rPr>"
                      "<w:t>标题</w:t></w:r></w:p>")
                .bytes());
  const Output lint = form.run_in(dir, lint_command(form));
  EXPECT_EQ(lint.exit_code, 1);
  EXPECT_THAT(lint.out, HasSubstr("子虚乌有体"));
}

TEST(AddingAForm, UnknownFieldsNameTheNearest) {
  const Form form(23);
  const TempDir dir;
  form.make(dir);
  const std::string known = form.label("联系手机");
  data::Value sample = *data::parse_json(form.texts("json").at(1));
  sample.object()->emplace_back(known + "码", "1");
  dir.write("a.json", data::to_json(sample));
  const std::string setting =
      form.texts("sh").at(1).substr(0, form.texts("sh").at(1).find('\n') + 1);
  const Output output =
      form.run_in(dir, setting + "sealpress check example-2025/1-application a.json --strict");
  EXPECT_EQ(output.exit_code, 1);
  EXPECT_THAT(output.out, HasSubstr("“" + known + "”")) << output;
}

}  // namespace
}  // namespace sealpress::test
