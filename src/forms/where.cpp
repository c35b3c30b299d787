#include "forms/where.h"

#include "base/pointer.h"

namespace sealpress::forms {

Where Where::member(std::string_view name) const {
  return {label.empty() ? std::string(name) : label + std::string(name), pointer_to(path, name)};
}

Where Where::item(std::size_t index) const {
  return {label + "第" + std::to_string(index + 1) + "行", pointer_to(path, index)};
}

Diagnostic about(Severity severity, const char* code, const Where& at, const data::Value& schema) {
  Diagnostic found = finding(severity, code);
  found.place.field = at.label;
  found.place.path = at.path;
  if (const data::Value* article = schema.find("article")) found.article = article->to_text();
  return found;
}

}  // namespace sealpress::forms
