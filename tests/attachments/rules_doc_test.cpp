// docs/rules.md is made from the catalogue: every rule with its notice, article, severity, kind and
// the tests that cover it, and the demands of the notices (demands.json) with the rules that meet
// them. SEALPRESS_UPDATE_DOCS=1 writes the page anew.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catalogue_files.h"

namespace sealpress::attachments {
namespace {

using data::Value;

std::string text(const Value& object, const char* key) {
  const Value* value = object.find(key);
  return value ? value->to_text() : std::string();
}

std::string severity_of(const Value& rule) {
  const std::string stated = text(rule, "severity");
  return stated == "warning" ? "提醒" : stated == "info" ? "说明" : "错误";
}

std::string field_of(const Value& rule) {
  if (const Value* field = rule.find("field")) return field->to_text();
  if (const Value* by = rule.find("by")) return by->to_text();
  return text(rule, "fields");
}

/// What stands in one cell of a table.
std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) {
    text.insert(at, "\\");
  }
  return text;
}

/// The keys that are the rule's own, as they stand in the catalogue.
std::string details(const Value& rule) {
  const std::set<std::string> common = {"kind", "field", "fields",   "by",
                                        "form", "hint",  "severity", "article"};
  std::string out;
  for (const auto& [key, value] : *rule.object()) {
    if (common.count(key) > 0) continue;
    const bool plain = value.string() || value.number() || value.boolean();
    out += (out.empty() ? "" : "; ") + key + " " + (plain ? value.to_text() : data::to_json(value));
  }
  return out;
}

/// Kind -> the tests of tests/forms and tests/pipeline that make a rule of it.
std::map<std::string, std::set<std::string>> tests_by_kind() {
  std::map<std::string, std::set<std::string>> tests;
  const std::regex begin(R"(TEST(?:_[PF])?\((\w+), (\w+)\))");
  const std::regex kind(R"re("kind"\s*:\s*"(\w+)")re");
  for (const char* folder : {"tests/forms", "tests/pipeline"}) {
    for (const auto& entry : std::filesystem::directory_iterator(source_tree() / folder)) {
      const std::string source = read_file(entry.path());
      std::sregex_iterator at(source.begin(), source.end(), begin), end;
      while (at != end) {
        const std::string name = (*at)[1].str() + "." + (*at)[2].str();
        const auto from = static_cast<std::size_t>(at->position());
        ++at;
        const std::size_t to = at == end ? source.size() : static_cast<std::size_t>(at->position());
        const std::string block = source.substr(from, to - from);
        for (std::sregex_iterator k(block.begin(), block.end(), kind), none; k != none; ++k) {
          tests[(*k)[1]].insert(name);
        }
      }
    }
  }
  return tests;
}

class Page {
 public:
  Page() : tests_(tests_by_kind()) {}

  std::string make() {
    out_ =
        "# 各通知的规则\n\n本页由目录（`data/forms`、`data/collections`）生成，"
        "`SEALPRESS_UPDATE_DOCS=1 attachments_test --gtest_filter='RulesPage.*'` 重写它；"
        "规则种类的含义见 [catalogue.md](catalogue.md)。“测试”一栏：规则种类的测试；"
        "另有 `RuleFaults`（tests/attachments）对每张表的每条规则造一个错并要求在原处找到。\n\n";
    demands();
    out_ += "## 二、每张表的规则\n\n";
    for (const std::string& id : forms_below(source_tree() / "data/forms", ".json")) form(id);
    out_ += "## 三、一份通知各材料之间的规则\n\n";
    for (const char* id :
         {"chongqing-2019", "jiangsu-2025", "shanghai-2024", "xizang-2023-6", "xizang-2023-7"}) {
      collection(id);
    }
    return std::move(out_);
  }

  const std::set<std::string>& untested() const { return untested_; }

 private:
  std::string tests_of(const std::string& kind) {
    const auto found = tests_.find(kind);
    if (found == tests_.end()) {
      untested_.insert(kind);
      return "";
    }
    std::string out;
    for (const std::string& name : found->second) out += (out.empty() ? "" : ", ") + name;
    return out;
  }

  void demands() {
    out_ += "## 一、通知的要求与对应的规则\n\n| 条 | 要求 | 规则 |\n|---|---|---|\n";
    const Value all = read_json(source_tree() / "tests/attachments/demands.json");
    for (const Value& demand : *all.array()) {
      std::string rules;
      for (const Value& rule : *demand.find("rules")->array()) {
        const std::string where = rule.find("form") ? text(rule, "form") : text(rule, "collection");
        const std::string what = rule.find("kind")     ? text(rule, "kind")
                                 : rule.find("schema") ? text(rule, "schema")
                                                       : text(rule, "key");
        const std::string key = rule.find("kind") ? text(rule, "key") : std::string();
        rules += (rules.empty() ? "" : "<br>") + where + " `" + what + "` " + text(rule, "field") +
                 (key.empty() ? "" : " (" + key + ")");
      }
      out_ += "| " + text(demand, "point") + " | " + cell(text(demand, "demand")) + " | " +
              cell(rules) + " |\n";
    }
    out_ += "\n";
  }

  void form(const std::string& id) {
    const Value json = read_json(source_tree() / "data/forms" / (id + ".json"));
    out_ += "### " + id + "　" + text(json, "title") + "\n\n" +
            text(*json.find("notice"), "number") + " " + text(json, "attachment") +
            "。测试：`RuleFaults/" + test_name(id) + "`\n\n";
    head();
    schema(*json.find("schema"));
    if (const Value* rules = json.find("rules")) {
      for (const Value& rule : *rules->array()) row(rule);
    }
    out_ += "\n";
  }

  void head() { out_ += "| 栏 | 种类 | 内容 | 轻重 | 依据 | 测试 |\n|---|---|---|---|---|---|\n"; }

  void line(const std::string& field, const std::string& kind, const std::string& what,
            const std::string& severity, const std::string& article, const std::string& tests) {
    out_ += "| " + cell(field) + " | " + kind + " | " + cell(what) + " | " + severity + " | " +
            cell(article) + " | " + tests + " |\n";
  }

  void schema(const Value& schema) {
    line(text(schema, "required"), "required", "必填", "错误", "",
         "Sample.MeetsEveryRule, RuleFaults.TheSchemaFindsItsFaults");
    word_limits(*schema.find("properties"), "");
  }

  /// The limits of all fields, those of the rows of lists included.
  void word_limits(const Value& properties, const std::string& list) {
    for (const auto& [name, property] : *properties.object()) {
      const std::string label = list + name;
      if (const Value* items = property.find("items"); items && items->find("properties")) {
        word_limits(*items->find("properties"), label + "[].");
      }
      for (const char* keyword : {"maxWords", "minWords", "aboutWords"}) {
        if (!property.find(keyword)) continue;
        line(label, keyword, text(property, keyword) + "字",
             std::string_view(keyword) == "aboutWords" ? "提醒" : "错误", text(property, "article"),
             "RuleFaults.TheSchemaFindsItsFaults");
      }
    }
  }

  void row(const Value& rule) {
    const std::string kind = text(rule, "kind");
    line(field_of(rule), kind, details(rule), severity_of(rule), text(rule, "article"),
         tests_of(kind));
  }

  void collection(const std::string& id) {
    const Value json = read_json(source_tree() / "data/collections" / (id + ".json"));
    out_ += "### " + id + "　" + text(json, "title") + "\n\n";
    if (const Value* deadline = json.find("deadline")) {
      out_ += "截止：" + text(*deadline, "at") + "（" + text(*deadline, "article") +
              "），用 `--date` 检查。测试：Deadline.IsAskedWithADate\n\n";
    }
    if (json.find("rules")->array()->empty()) return;
    out_ += "| 表单 | 栏 | 种类 | 内容 | 轻重 | 依据 | 测试 |\n|---|---|---|---|---|---|---|\n";
    for (const Value& rule : *json.find("rules")->array()) {
      out_ += "| " + text(rule, "form") + " ";
      row(rule);
    }
    out_ += "\n";
  }

  std::map<std::string, std::set<std::string>> tests_;
  std::set<std::string> untested_;
  std::string out_;
};

TEST(RulesPage, IsCurrent) {
  Page page;
  const std::string made = page.make();
  EXPECT_THAT(page.untested(), testing::IsEmpty()) << "kinds without a test of their own";
  const std::filesystem::path path = source_tree() / "docs/rules.md";
  if (std::getenv("SEALPRESS_UPDATE_DOCS")) {
    std::ofstream(path, std::ios::binary) << made;
    GTEST_SKIP() << "docs/rules.md written";
  }
  EXPECT_TRUE(read_file(path) == made)
      << "docs/rules.md is not what the catalogue says: SEALPRESS_UPDATE_DOCS=1 writes it anew";
}

bool fits(const Value& rule, const Value& wanted) {
  for (const char* key : {"kind", "severity"}) {
    if (!wanted.find(key)) continue;
    const std::string stated = text(rule, key);
    if ((stated.empty() ? "error" : stated) != text(wanted, key)) return false;
  }
  if (wanted.find("key") && !rule.find(text(wanted, "key"))) return false;
  if (!wanted.find("field")) return true;
  const Value* fields = rule.find("fields");
  const std::string field = fields ? fields->array()->front().to_text() : field_of(rule);
  return field == text(wanted, "field");
}

bool is_met(const Value& wanted) {
  const bool form = wanted.find("form") != nullptr;
  const Value json =
      form ? read_json(source_tree() / "data/forms" / (text(wanted, "form") + ".json"))
           : read_json(source_tree() / "data/collections" / (text(wanted, "collection") + ".json"));
  if (!json.object()) return false;
  if (wanted.find("schema")) {
    const std::string field = text(wanted, "field");
    const std::size_t rows = field.find("[].");
    const Value* scope = json.find("schema")->find("properties");
    if (rows != std::string::npos) {
      scope = scope->find(field.substr(0, rows))->find("items")->find("properties");
    }
    const Value* property = scope->find(rows == std::string::npos ? field : field.substr(rows + 3));
    return property && property->find(text(wanted, "schema"));
  }
  if (!wanted.find("kind")) return json.find(text(wanted, "key")) != nullptr;
  for (const Value& rule : *json.find("rules")->array()) {
    if (fits(rule, wanted)) return true;
  }
  return false;
}

TEST(Collections, KnowTheSenderOfEveryFormThatIsHandedIn) {
  for (const auto& entry :
       std::filesystem::directory_iterator(source_tree() / "data/collections")) {
    const Value collection = read_json(entry.path());
    const std::string id = text(collection, "id");
    for (const std::string& form : forms_below(source_tree() / "data/forms", ".json")) {
      if (!form.starts_with(id + "/")) continue;
      const Value definition = read_entry(form);
      for (const Value& delivery : *definition.find("deliveries")->array()) {
        if (!collection.find("folders")->find(text(delivery, "by"))) continue;  // the issuer's own
        const std::string unit = text(*collection.find("units"), form.c_str());
        EXPECT_TRUE(definition.find("schema")->find("properties")->find(unit))
            << form << ": “" << unit << "” in units";
      }
    }
  }
}

TEST(Demands, AreAllMet) {
  const Value all = read_json(source_tree() / "tests/attachments/demands.json");
  ASSERT_TRUE(all.array());
  std::set<std::string> points;
  for (const Value& demand : *all.array()) {
    points.insert(text(demand, "point"));
    for (const Value& wanted : *demand.find("rules")->array()) {
      EXPECT_TRUE(is_met(wanted)) << text(demand, "demand") << ": " << data::to_json(wanted);
    }
    if (const Value* absent = demand.find("absent")) {
      for (const Value& unwanted : *absent->array()) {
        EXPECT_FALSE(is_met(unwanted)) << data::to_json(unwanted);
      }
    }
  }
  EXPECT_EQ(points.size(), 14u);
}

}  // namespace
}  // namespace sealpress::attachments
