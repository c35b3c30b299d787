#include "pipeline/schema_path.h"

#include <algorithm>
#include <utility>

#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

const data::Object* properties_of(const Value& node) {
  const Value* properties = node.find("properties");
  return properties ? properties->object() : nullptr;
}

void collect(const Value& node, const std::vector<std::string>& above, bool printed,
             std::vector<SchemaField>& out) {
  const data::Object* properties = properties_of(node);
  if (!properties) return;
  for (const auto& [label, property] : *properties) {
    std::vector<std::string> labels = above;
    labels.push_back(label);
    const Value* shown = property.find("shown");
    const bool own = printed && (!shown || shown->truthy());
    out.push_back({labels, &property, own});
    const Value* items = property.find("items");
    collect(items ? *items : property, labels, own, out);
  }
}

}  // namespace

std::string SchemaField::key() const {
  std::string out;
  for (const std::string& label : labels) out += "\n" + text::label_key(label);
  return out;
}

std::string SchemaField::shown() const {
  std::string out;
  for (const std::string& label : labels) out += (out.empty() ? "" : "[].") + label;
  return out;
}

std::vector<SchemaField> fields_of(const Value& schema) {
  std::vector<SchemaField> out;
  collect(schema, {}, true, out);
  return out;
}

const Value& SchemaScope::content(const Value& property) {
  const Value* items = property.find("items");
  return items ? *items : property;
}

std::optional<SchemaField> SchemaScope::member(const Level& level, std::string_view key) const {
  const data::Object* properties = properties_of(*level.node);
  if (!properties) return std::nullopt;
  for (const auto& [label, property] : *properties) {
    if (text::label_key(label) != key) continue;
    SchemaField field{level.labels, &property, true};
    field.labels.push_back(label);
    return field;
  }
  return std::nullopt;
}

std::optional<SchemaScope> SchemaScope::inside(std::string_view path) const {
  SchemaScope scope = *this;
  // Labels may hold the mark that parts them: the longest one that is a field counts.
  while (!path.empty()) {
    std::size_t end = path.size();
    std::optional<SchemaField> field;
    for (;; end = path.rfind('/', end - 1)) {
      field = scope.find(path.substr(0, end));
      if (field || end == 0 || path.substr(0, end).rfind('/') == path.npos) break;
    }
    if (!field) return std::nullopt;
    path.remove_prefix(std::min(end + 1, path.size()));
    if (field->property && properties_of(content(*field->property))) {
      scope.stack_.push_back({&content(*field->property), field->labels});
    } else if (field->property && field->property->find("items")) {
      scope.stack_.push_back({field->property->find("items"), field->labels});
    }
  }
  return scope;
}

std::optional<SchemaField> SchemaScope::find(std::string_view written) const {
  const std::string key = text::label_key(written);
  if (key == ".") return SchemaField{stack_.back().labels, nullptr, true};
  if (auto exact = member(stack_.back(), key)) return exact;
  if (key.starts_with("上级.")) {
    if (stack_.size() < 2) return std::nullopt;
    SchemaScope outer = *this;
    outer.stack_.pop_back();
    return outer.find(key.substr(std::string_view("上级.").size()));
  }
  const std::size_t dot = key.find('.');
  auto first = dot == std::string::npos ? std::nullopt : member(stack_.back(), key.substr(0, dot));
  if (!first) return std::nullopt;
  const Value& inner = content(*first->property);
  if (!properties_of(inner)) return first;  // 单位性质.文字, or an object that is free in its form
  SchemaScope scope(inner);
  scope.stack_.front().labels = first->labels;
  return scope.find(key.substr(dot + 1));
}

std::vector<std::string> SchemaScope::labels() const {
  std::vector<std::string> out;
  for (const Level& level : stack_) {
    if (const data::Object* properties = properties_of(*level.node)) {
      for (const auto& member : *properties) out.push_back(member.first);
    }
  }
  return out;
}

std::optional<SchemaField> rule_field(const Value& schema, std::string_view reference) {
  const std::size_t bracket = reference.find("[]");
  if (bracket == reference.npos) return SchemaScope(schema).find(reference);
  const auto inside = SchemaScope(schema).inside(reference.substr(0, bracket));
  if (!inside) return std::nullopt;
  reference.remove_prefix(bracket + 2);
  if (reference.starts_with('.')) reference.remove_prefix(1);
  return inside->find(reference.empty() ? "." : reference);
}

}  // namespace sealpress::pipeline
