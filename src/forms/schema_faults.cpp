#include "forms/schema_faults.h"

#include <algorithm>
#include <set>

#include "base/pointer.h"
#include "text/pattern.h"

namespace sealpress::forms {
namespace {

using data::Value;

constexpr std::string_view kTypes[] = {"string", "number", "integer", "boolean",
                                       "object", "array",  "null"};
constexpr std::string_view kNumbers[] = {"minimum",          "maximum",    "exclusiveMinimum",
                                         "exclusiveMaximum", "multipleOf", "maxWords",
                                         "minWords",         "aboutWords"};
constexpr std::string_view kCounts[] = {"minLength", "maxLength",     "minItems",
                                        "maxItems",  "minProperties", "maxProperties"};
/// Schemas in which a pattern is looked at only where all of them hold.
constexpr std::string_view kLists[] = {"oneOf", "anyOf", "allOf"};
constexpr std::string_view kSingle[] = {"not",
                                        "if",
                                        "then",
                                        "else",
                                        "contains",
                                        "propertyNames",
                                        "additionalProperties",
                                        "additionalItems"};
constexpr std::string_view kNamed[] = {"properties", "definitions", "patternProperties"};

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Inspection {
 public:
  explicit Inspection(const Value& root) : root_(root) {}

  Diagnostics run() {
    schema(root_, "", true);
    return std::move(faults_);
  }

 private:
  void fault(const std::string& at, std::string reason) {
    faults_.push_back(input_error("forms.bad_schema").with("reason", std::move(reason)));
    faults_.back().place.path = at;
  }

  /// `walked`: patterns here are looked at by our own walk over properties and items.
  void schema(const Value& value, const std::string& at, bool walked) {
    if (value.boolean()) return;
    if (!value.object()) return fault(at, "no schema");
    for (const auto& [key, inner] : *value.object()) {
      keyword(key, inner, pointer_to(at, key), walked);
    }
  }

  void keyword(const std::string& key, const Value& value, const std::string& at, bool walked) {
    if (key == "type") return type(value, at);
    if (key == "$ref") return reference(value, at);
    if (key == "pattern") return pattern(value, at, walked);
    if (key == "required") return strings(value, at);
    if (key == "enum" && (!value.array() || value.array()->empty())) fault(at, "no list");
    if (is_one_of(key, kNumbers) && !value.number()) fault(at, "no number");
    if (is_one_of(key, kCounts) && !is_count(value)) fault(at, "no whole number");
    if (key == "patternProperties") fault(at, "not supported");
    if (is_one_of(key, kNamed)) return named(value, at, walked && key == "properties");
    if (is_one_of(key, kLists)) return list(value, at, false);
    if (is_one_of(key, kSingle)) return schema(value, at, false);
    if (key == "items") value.array() ? list(value, at, false) : schema(value, at, walked);
    if (key == "dependencies" && !value.object()) fault(at, "no object");
  }

  static bool is_count(const Value& value) {
    const data::Number* number = value.number();
    return number && number->literal.size() < 10 &&
           number->literal.find_first_not_of("0123456789") == std::string::npos;
  }

  void type(const Value& value, const std::string& at) {
    const auto known = [](const Value& v) { return v.string() && is_one_of(*v.string(), kTypes); };
    const data::Array* several = value.array();
    const bool all = several
                         ? !several->empty() && std::all_of(several->begin(), several->end(), known)
                         : known(value);
    if (!all) fault(at, "unknown type " + data::to_json(value));
  }

  void strings(const Value& value, const std::string& at) {
    const data::Array* list = value.array();
    if (!list ||
        !std::all_of(list->begin(), list->end(), [](const Value& v) { return v.string(); })) {
      fault(at, "no list of names");
    }
  }

  void pattern(const Value& value, const std::string& at, bool walked) {
    if (!value.string()) return fault(at, "no text");
    if (!walked) return fault(at, "a pattern here is not supported");
    auto compiled = text::Pattern::compile(*value.string());
    if (compiled) return;
    compiled.error().place.path = at;
    faults_.push_back(std::move(compiled.error()));
  }

  void named(const Value& value, const std::string& at, bool walked) {
    if (!value.object()) return fault(at, "no object");
    for (const auto& [name, inner] : *value.object()) schema(inner, pointer_to(at, name), walked);
  }

  void list(const Value& value, const std::string& at, bool walked) {
    if (!value.array() || value.array()->empty()) return fault(at, "no list of schemas");
    for (std::size_t i = 0; i < value.array()->size(); ++i) {
      schema((*value.array())[i], pointer_to(at, i), walked);
    }
  }

  /// A reference leads to a schema of this file that is no reference to itself.
  void reference(const Value& value, const std::string& at) {
    std::set<std::string> seen;
    const Value* target = &value;
    while (target) {
      if (!target->string() || !target->string()->starts_with('#')) {
        return fault(at, "a reference to another file: " + data::to_json(*target));
      }
      if (!seen.insert(*target->string()).second) return fault(at, "references in a ring");
      const Value* found = resolve(std::string_view(*target->string()).substr(1));
      if (!found || !(found->object() || found->boolean())) {
        return fault(at, "a reference to nothing: " + *target->string());
      }
      target = found->find("$ref");
    }
  }

  const Value* resolve(std::string_view pointer) const {
    const Value* at = &root_;
    while (at && !pointer.empty()) {
      if (pointer.front() != '/') return nullptr;
      at = step(*at, take_token(pointer));
    }
    return at;
  }

  static const Value* step(const Value& at, const std::string& token) {
    const data::Array* list = at.array();
    if (!list) return at.find(token);
    const bool index = !token.empty() && token.size() < 7 &&
                       token.find_first_not_of("0123456789") == std::string::npos;
    if (!index) return nullptr;
    const auto i = static_cast<std::size_t>(std::stoul(token));
    return i < list->size() ? &(*list)[i] : nullptr;
  }

  const Value& root_;
  Diagnostics faults_;
};

}  // namespace

Diagnostics faults_of(const Value& schema) {
  return Inspection(schema).run();
}

}  // namespace sealpress::forms
