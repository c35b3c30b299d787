// Every rule of every form finds what breaks it, at its place; tests/support/faults.h makes the
// faults.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalogue_files.h"
#include "forms/catalogue.h"
#include "support/faults.h"

namespace sealpress::attachments {
namespace {

constexpr text::Date kToday{2025, 6, 1};

const forms::Catalogue& catalogue() {
  static const auto loaded = load_catalogue();
  if (!loaded) throw std::runtime_error(loaded.error().front().code);
  return **loaded;
}

Diagnostics check(const forms::Form& form, const data::Value& fields) {
  data::Record record;
  record.fields = fields;
  Diagnostics found;
  record = catalogue().normalised(form, std::move(record), found);
  for (Diagnostic& each : catalogue().check(form, record, kToday)) found.push_back(std::move(each));
  return found;
}

std::string list(const Diagnostics& findings) {
  std::string out;
  for (const Diagnostic& d : findings) out += "\n  " + d.code + " " + d.place.path;
  return out;
}

const Diagnostic* at(const Diagnostics& findings, const test::Fault& fault) {
  for (const Diagnostic& d : findings) {
    if (d.code == fault.code && d.place.path == fault.path) return &d;
  }
  return nullptr;
}

Severity severity_of(const data::Value& rule) {
  const data::Value* stated = rule.find("severity");
  if (!stated || stated->to_text() == "error") return Severity::error;
  return stated->to_text() == "warning" ? Severity::warning : Severity::info;
}

/// Kinds that are asked of several records: other tests break them.
bool needs_several(const std::string& kind) {
  return kind == "uniqueInBatch" || kind == "countInBatch" || kind == "sameAcross";
}

class RuleFaults : public testing::TestWithParam<std::string> {};

TEST_P(RuleFaults, EveryRuleFindsItsFault) {
  const forms::Form* form = catalogue().find(GetParam());
  ASSERT_TRUE(form);
  const data::Value json = read_json(source_tree() / "data/forms" / (GetParam() + ".json"));
  const data::Value good = read_json(source_tree() / "data/samples" / (GetParam() + ".json"));
  ASSERT_TRUE(json.object() && good.object());
  const data::Value* rules = json.find("rules");
  for (const data::Value& rule : rules ? *rules->array() : data::Array{}) {
    const std::string kind = rule.find("kind")->to_text();
    if (needs_several(kind)) continue;
    const auto faults = test::faults_of(rule, good, json.find("schema")->find("properties"));
    // An open choice that is one text takes every text.
    const data::Value* open = rule.find("open");
    if (faults.empty() && kind == "choice" && open && open->truthy()) continue;
    EXPECT_FALSE(faults.empty()) << "nothing breaks " << data::to_json(rule);
    for (const test::Fault& fault : faults) {
      const Diagnostics found = check(*form, fault.record);
      const Diagnostic* told = at(found, fault);
      ASSERT_TRUE(told) << kind << " misses " << fault.code << " " << fault.path << " ("
                        << fault.what << "); found:" << list(found);
      EXPECT_EQ(told->severity, severity_of(rule)) << kind << " " << fault.path;
    }
  }
}

TEST_P(RuleFaults, TheSchemaFindsItsFaults) {
  const forms::Form* form = catalogue().find(GetParam());
  ASSERT_TRUE(form);
  const data::Value json = read_json(source_tree() / "data/forms" / (GetParam() + ".json"));
  const data::Value good = read_json(source_tree() / "data/samples" / (GetParam() + ".json"));
  const data::Value& schema = *json.find("schema");
  std::set<std::string> required;
  if (const data::Value* labels = schema.find("required")) {
    for (const data::Value& label : *labels->array()) required.insert(label.to_text());
  }
  for (const auto& [label, property] : *schema.find("properties")->object()) {
    for (const test::Fault& fault :
         test::faults_of_property(label, property, required.count(label) > 0, good)) {
      const Diagnostics found = check(*form, fault.record);
      EXPECT_TRUE(at(found, fault)) << fault.code << " " << fault.path << "; found:" << list(found);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, RuleFaults,
                         testing::ValuesIn(forms_below(source_tree() / "data/forms", ".json")),
                         [](const testing::TestParamInfo<std::string>& form) {
                           return test_name(form.param);
                         });

}  // namespace
}  // namespace sealpress::attachments
