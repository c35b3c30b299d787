#include "forms/normalise.h"

#include <algorithm>
#include <map>
#include <utility>

#include "forms/where.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace sealpress::forms {
namespace {

using data::Value;

/// Keys of one object that are told each; what is more is told in one.
constexpr std::size_t kMostUnknown = 20;

const Value* property_of(const data::Object& properties, const std::string& key) {
  const auto at = std::find_if(properties.begin(), properties.end(),
                               [&](const data::Member& p) { return p.first == key; });
  return at == properties.end() ? nullptr : &at->second;
}

/// Most records come from our own tables: their keys need no normalisation.
bool is_spelt_right(const data::Object& properties, const data::Object& object) {
  return object.size() <= properties.size() &&
         std::all_of(object.begin(), object.end(), [&](const data::Member& m) {
           return property_of(properties, m.first) != nullptr;
         });
}

void warn_unknown(const std::map<std::string, const data::Member*>& known, const std::string& key,
                  const Where& at, Diagnostics& findings) {
  std::vector<std::string> labels;
  labels.reserve(known.size());
  for (const auto& entry : known) labels.push_back(entry.second->first);
  const std::string near = text::nearest(key, labels);
  const char* code = near.empty() ? "forms.unknown_field" : "forms.misspelt_field";
  findings.push_back(about(Severity::warning, code, at.member(key), Value()));
  if (!near.empty()) findings.back().args = {{"nearest", near}};
}

Value renamed(const Value& schema, Value value, const Where& at, Diagnostics& findings);

/// A number where only text may stand (a telephone, a code) is what was written. One with an
/// exponent is not: nobody writes codes so. A single 0 is what a formula shows of an empty cell.
Value as_wanted(const Value& schema, Value value, const Where& at, Diagnostics& findings) {
  const Value* type = schema.find("type");
  const std::string& literal = value.number()->literal;
  const bool text = type && type->string() && *type->string() == "string" &&
                    literal.find_first_not_of("0123456789.-") == std::string::npos;
  if (!text) return value;
  if (literal != "0") return Value(literal);
  findings.push_back(about(Severity::warning, "forms.zero_for_blank", at, schema));
  return data::Null{};
}

Value renamed_object(const data::Object& properties, data::Object object, const Where& at,
                     Diagnostics& findings) {
  if (is_spelt_right(properties, object)) {
    for (auto& [key, member] : object) {
      member = renamed(*property_of(properties, key), std::move(member), at.member(key), findings);
    }
    return object;
  }
  std::map<std::string, const data::Member*> known;
  for (const auto& property : properties) known[text::label_key(property.first)] = &property;
  std::map<std::string, std::string> taken;
  std::size_t unknown = 0;
  for (auto& [key, member] : object) {
    const std::string written = key;
    const auto property = known.find(text::label_key(key));
    if (property == known.end()) {
      if (++unknown <= kMostUnknown) warn_unknown(known, key, at, findings);
      continue;
    }
    key = property->second->first;
    const auto [first, fresh] = taken.emplace(key, written);
    if (!fresh) {
      findings.push_back(about(Severity::error, "forms.same_field_twice", at.member(key), Value()));
      findings.back().args = {{"first", first->second}, {"second", written}};
    }
    member = renamed(property->second->second, std::move(member), at.member(key), findings);
  }
  if (unknown > kMostUnknown) {
    findings.push_back(about(Severity::warning, "forms.more_unknown_fields", at, Value()));
    findings.back().args = {{"count", static_cast<std::int64_t>(unknown - kMostUnknown)}};
  }
  return object;
}

Value renamed(const Value& schema, Value value, const Where& at, Diagnostics& findings) {
  if (auto* list = value.array()) {
    const Value* items = schema.find("items");
    for (std::size_t i = 0; items && i < list->size(); ++i) {
      (*list)[i] = renamed(*items, std::move((*list)[i]), at.item(i), findings);
    }
    return value;
  }
  const Value* properties = schema.find("properties");
  if (value.number()) return as_wanted(schema, std::move(value), at, findings);
  if (!value.object() || !properties || !properties->object()) return value;
  return renamed_object(*properties->object(), std::move(*value.object()), at, findings);
}

}  // namespace

Value normalised(const Value& schema, Value value, Diagnostics& findings) {
  return renamed(schema, std::move(value), {}, findings);
}

}  // namespace sealpress::forms
