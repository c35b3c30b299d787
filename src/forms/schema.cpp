#include "forms/schema.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
// Else valijson ends the program at a schema that it does not understand.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "forms/fields.h"
#include "forms/normalise.h"
#include "forms/schema_faults.h"
#include "forms/where.h"
#include "messages/other_place.h"
#include "text/count.h"
#include "text/pattern.h"

namespace sealpress::forms {
namespace {

using data::Value;
using Json = nlohmann::json;  // valijson's adapter needs it; values elsewhere are data::Value
using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// The types that a schema allows, in words; a missing value is none of its own.
void add_types(Diagnostic& found, const Value& type) {
  const data::Array* several = type.array();
  std::vector<std::string> codes;
  for (const Value& one : several ? *several : data::Array{type}) {
    if (one.to_text() != "null") codes.push_back("type." + one.to_text());
  }
  messages::add_words(found, "expected", codes);
}

/// Removes what counts as missing, so that `required` sees it so.
Value without_blanks(const Value& value) {
  if (const auto* object = value.object()) {
    data::Object kept;
    for (const auto& [key, member] : *object) {
      if (!is_blank(&member)) kept.emplace_back(key, without_blanks(member));
    }
    return kept;
  }
  if (const auto* list = value.array()) {
    data::Array kept;
    for (const Value& item : *list) {
      // Blank rows stay as places, so that later ones keep their numbers; they are not looked into.
      kept.push_back(is_blank(&item) ? Value(data::Null{}) : without_blanks(item));
    }
    return kept;
  }
  return value;
}

class CompiledSchema final : public Schema {
 public:
  CompiledSchema(const Value& json, std::unique_ptr<valijson::Schema> schema)
      : json_(json), schema_(std::move(schema)) {
    if (const Value* properties = json_.find("properties"); properties && properties->object()) {
      for (const auto& member : *properties->object()) labels_.push_back(member.first);
    }
    walked_whole_ = json_.object() && is_walked(json_);
    compile_patterns(json_);
  }

  const std::vector<std::string>& labels() const override { return labels_; }

  void check(const Value& record, Diagnostics& findings) const override {
    const Value filled = without_blanks(record);
    Diagnostics found;
    walk(json_, filled, {}, found);
    // The walk explains what valijson would refuse; what it has no words for is told in general.
    if (found.empty() && !walked_whole_) check_rest(filled, found);
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }

  Value normalised(Value value, Diagnostics& findings) const override {
    return forms::normalised(json_, std::move(value), findings);
  }

 private:
  void walk(const Value& schema, const Value& value, const Where& at, Diagnostics& found) const {
    if (!check_type(schema, value, at, found)) return;
    check_words(schema, value, at, found);
    check_pattern(schema, value, at, found);
    if (const Value* properties = schema.find("properties"); properties && value.object()) {
      check_required(schema, value, at, found);
      for (const auto& [label, inner] : *properties->object()) {
        if (const Value* member = value.find(label)) walk(inner, *member, at.member(label), found);
      }
    }
    const Value* items = schema.find("items");
    const data::Array* list = value.array();
    for (std::size_t i = 0; items && list && i < list->size(); ++i) {
      if (!(*list)[i].is_null()) walk(*items, (*list)[i], at.item(i), found);
    }
  }

  /// All patterns are sound: faults_of has tried them.
  void compile_patterns(const Value& schema) {
    if (const data::Array* list = schema.array()) {
      for (const Value& item : *list) compile_patterns(item);
    }
    if (!schema.object()) return;
    for (const auto& [key, inner] : *schema.object()) {
      if (key == "pattern" && inner.string() && patterns_.count(*inner.string()) == 0) {
        if (auto made = text::Pattern::compile(*inner.string())) {
          patterns_.emplace(*inner.string(), std::move(*made));
        }
      } else {
        compile_patterns(inner);
      }
    }
  }

  static void check_required(const Value& schema, const Value& value, const Where& at,
                             Diagnostics& found) {
    const Value* required = schema.find("required");
    if (!required || !required->array()) return;
    for (const Value& label : *required->array()) {
      if (value.find(label.to_text())) continue;
      const Value* inner = schema.find("properties")->find(label.to_text());
      found.push_back(about(Severity::error, "forms.missing", at.member(label.to_text()),
                            inner ? *inner : schema));
    }
  }

  static bool is_of_type(const Value& value, std::string_view type) {
    if (type == "string") return value.string();
    if (type == "object") return value.object();
    if (type == "array") return value.array();
    if (type == "boolean") return value.boolean();
    if (type == "null") return value.is_null();
    if (type == "number") return value.number();
    return type == "integer" && value.number() &&
           std::floor(value.number()->to_double()) == value.number()->to_double();
  }

  static bool check_type(const Value& schema, const Value& value, const Where& at,
                         Diagnostics& found) {
    const Value* type = schema.find("type");
    if (!type) return true;
    bool fits = type->string() && is_of_type(value, *type->string());
    if (const auto* types = type->array()) {
      fits = std::any_of(types->begin(), types->end(),
                         [&](const Value& t) { return is_of_type(value, t.to_text()); });
    }
    if (fits) return true;
    found.push_back(about(Severity::error, "forms.wrong_type", at, schema));
    found.back().args = {{"value", data::to_json(value)}};
    add_types(found.back(), *type);
    return false;
  }

  static void check_words(const Value& schema, const Value& value, const Where& at,
                          Diagnostics& found) {
    const Value* max = schema.find("maxWords");
    const Value* min = schema.find("minWords");
    const Value* near = schema.find("aboutWords");
    if (!max && !min && !near) return;
    const std::int64_t words = text::count(raw_text_of(value)).words;
    const auto report = [&](Severity severity, const char* code, const Value& limit) {
      const auto bound = static_cast<std::int64_t>(limit.number()->to_double());
      found.push_back(about(severity, code, at, schema));
      found.back().args = {{"whole", "no"},
                           {"words", words},
                           {"limit", bound},
                           {"difference", std::abs(words - bound)}};
    };
    const auto limit = [](const Value* v) { return v->number()->to_double(); };
    const auto count = static_cast<double>(words);
    if (max && count > limit(max)) report(Severity::error, "forms.too_many_words", *max);
    if (min && count < limit(min)) report(Severity::error, "forms.too_few_words", *min);
    if (near && count > limit(near) * 1.2) {
      report(Severity::warning, "forms.well_above_words", *near);
    }
    if (near && count < limit(near) * 0.8) {
      report(Severity::warning, "forms.well_below_words", *near);
    }
  }

  void check_pattern(const Value& schema, const Value& value, const Where& at,
                     Diagnostics& found) const {
    const Value* pattern = schema.find("pattern");
    if (!pattern || !value.string()) return;
    if (patterns_.at(*pattern->string()).found_in(*value.string())) return;
    found.push_back(about(Severity::error, "forms.not_of_pattern", at, schema));
    found.back().args = {{"value", *value.string()}, {"pattern", *pattern->string()}};
  }

  void check_rest(const Value& value, Diagnostics& found) const {
    const Json json = Json::parse(data::to_json(value), nullptr, false);
    const Adapter adapter(json);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(*schema_, adapter, &results)) return;
    for (const auto& error : results) {
      Where at;
      for (const std::string& step : error.context) {
        if (step.size() > 2 && step.front() == '[') {
          at = at.member(step.substr(1, step.size() - 2));
        }
      }
      found.push_back(about(Severity::error, "forms.against_schema", at, json_));
      found.back().args = {{"reason", error.description}};
    }
  }

  /// Whether every keyword is one that the walk knows: then valijson has nothing to add.
  static bool is_walked(const Value& schema) {
    constexpr std::string_view kKnown[] = {
        "$schema",    "type",    "required", "properties", "items",       "maxWords", "minWords",
        "aboutWords", "article", "shown",    "title",      "description", "pattern"};
    for (const auto& [key, value] : *schema.object()) {
      if (std::find(std::begin(kKnown), std::end(kKnown), key) == std::end(kKnown)) return false;
      if (key == "items" && (!value.object() || !is_walked(value))) return false;
      if (key != "properties") continue;
      for (const auto& property : *value.object()) {
        if (!property.second.object() || !is_walked(property.second)) return false;
      }
    }
    return true;
  }

  Value json_;
  std::unique_ptr<valijson::Schema> schema_;
  std::vector<std::string> labels_;
  std::map<std::string, text::Pattern> patterns_;
  bool walked_whole_ = false;
};

/// The schema without its patterns, which valijson would match by recursion.
Value without_patterns(const Value& schema, bool names = false) {
  if (const data::Array* list = schema.array()) {
    data::Array out;
    for (const Value& item : *list) out.push_back(without_patterns(item));
    return out;
  }
  if (!schema.object()) return schema;
  data::Object out;
  for (const auto& [key, inner] : *schema.object()) {
    // Among the names of fields, "pattern" is one of them.
    if (key == "pattern" && !names) continue;
    const bool holds_names = !names && (key == "properties" || key == "definitions");
    out.emplace_back(key, without_patterns(inner, holds_names));
  }
  return out;
}

}  // namespace

Checked<std::shared_ptr<const Schema>> Schema::compile(const Value& json) {
  if (Diagnostics faults = faults_of(json); !faults.empty()) return fail(std::move(faults));
  try {
    auto schema = std::make_unique<valijson::Schema>();
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    const Json parsed = Json::parse(data::to_json(without_patterns(json)));
    parser.populateSchema(Adapter(parsed), *schema);
    return std::make_shared<const CompiledSchema>(json, std::move(schema));
  } catch (const std::exception& error) {
    return fail(Diagnostics{input_error("forms.bad_schema").with("reason", error.what())});
  }
}

}  // namespace sealpress::forms
