// What a form's file says, against its own schema.
#include <map>
#include <vector>

#include "merge/tag/tag.h"
#include "pipeline/lint/checks.h"
#include "pipeline/schema_path.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

/// The longest w:tag of a content control (17.5.2.42).
constexpr std::size_t kMostTagCharacters = 64;

class DefinitionCheck {
 public:
  explicit DefinitionCheck(ExaminedForm& form) : form_(form) {}

  void run() {
    check_keys(form_.schema(), "");
    check_rules();
    check_file_name();
    check_hints();
  }

 private:
  /// Properties that full-width forms or blanks alone tell apart.
  void check_keys(const Value& node, const std::string& prefix) {
    const Value* properties = node.find("properties");
    if (!properties || !properties->object()) return;
    std::map<std::string, std::string> seen;
    for (const auto& [label, property] : *properties->object()) {
      const auto [first, fresh] = seen.emplace(text::label_key(label), label);
      if (!fresh) {
        Diagnostic& found = form_.find(Severity::error, "lint.equal_keys", form_.definition_path);
        found.place.field = prefix + label;
        found.args = {{"first", first->second}, {"second", label}};
      }
      check_length(label, prefix);
      const Value* items = property.find("items");
      check_keys(items ? *items : property, prefix + label + (items ? "[]." : "."));
    }
  }

  void check_length(const std::string& label, const std::string& prefix) {
    if (text::to_utf32(label).size() <= kMostTagCharacters) return;
    if (form_.form.short_keys.count(label) > 0) return;
    Diagnostic& found = form_.find(Severity::warning, "lint.long_key", form_.definition_path);
    found.place.field = prefix + label;
  }

  void check_rules() {
    const Value* rules = form_.definition.find("rules");
    if (!rules || !rules->array()) return;
    for (std::size_t i = 0; i < rules->array()->size(); ++i) {
      const Value& rule = (*rules->array())[i];
      std::vector<std::string> names;
      for (const char* key : {"field", "fields", "of", "numerator", "denominator", "than", "at",
                              "seal", "equals", "distinct"}) {
        add_names(rule.find(key), names);
      }
      const Value* kind = rule.find("kind");
      const std::string kind_name = kind ? kind->to_text() : std::string();
      if (kind_name == "ranking" || kind_name == "countInBatch") add_names(rule.find("by"), names);
      add_condition(rule.find("when"), names);
      for (const std::string& name : names) check_rule_field(name, kind_name, i);
    }
  }

  static void add_names(const Value* value, std::vector<std::string>& names) {
    if (!value) return;
    if (value->string()) names.push_back(*value->string());
    if (!value->array()) return;
    for (const Value& item : *value->array()) {
      if (item.string()) names.push_back(*item.string());
    }
  }

  static void add_condition(const Value* condition, std::vector<std::string>& names) {
    if (!condition) return;
    add_names(condition->find("field"), names);
    const Value* all = condition->find("all");
    if (!all || !all->array()) return;
    for (const Value& part : *all->array()) add_condition(&part, names);
  }

  void check_rule_field(const std::string& name, const std::string& kind, std::size_t index) {
    if (rule_field(form_.schema(), name)) return;
    Diagnostic& found =
        form_.find(Severity::error, "lint.unknown_rule_field", form_.definition_path);
    found.place.field = name;
    found.place.path = "/rules/" + std::to_string(index);
    found.args = {{"kind", kind}};
    form_.add_nearest(found, name);
  }

  void check_file_name() {
    for (const merge::Range& range : merge::scan(form_.form.file_name).tags) {
      const auto tag = merge::parse_tag(
          std::string_view(form_.form.file_name).substr(range.begin, range.end - range.begin));
      if (!tag || tag->condition || tag->arithmetic || tag->key.empty()) continue;
      if (SchemaScope(form_.schema()).find(tag->key)) continue;
      Diagnostic& found =
          form_.find(Severity::error, "lint.unknown_name_key", form_.definition_path);
      found.place.field = tag->key;
      found.place.tag = tag->source;
      form_.add_nearest(found, tag->key);
    }
  }

  void check_hints() {
    for (const forms::PrintedHint& hint : form_.form.printed_hints) {
      if (rule_field(form_.schema(), hint.field)) continue;
      Diagnostic& found =
          form_.find(Severity::error, "lint.unknown_hint_field", form_.definition_path);
      found.place.field = hint.field;
      form_.add_nearest(found, hint.field);
    }
  }

  ExaminedForm& form_;
};

}  // namespace

void check_definition(ExaminedForm& form) {
  DefinitionCheck(form).run();
}

}  // namespace sealpress::pipeline
