#include "merge/compile/binder.h"

#include <algorithm>

#include "merge/tag/condition.h"
#include "text/unicode.h"

namespace sealpress::merge {

std::string Binder::scope() const {
  std::string joined;
  for (const std::string& key : scopes) joined += (joined.empty() ? "" : "/") + key;
  return joined;
}

void Binder::use(const Tag& tag) {
  if (tag.condition) return use(*tag.condition);
  if (tag.arithmetic) return use(*tag.arithmetic);
  keys.push_back({tag.key, std::string(sigil_name(tag.sigil)), tag.option, scope()});
}

void Binder::use(const Condition& condition) {
  for (const ConditionField& field : condition.fields()) {
    if (field.key.written().starts_with('@')) continue;  // the place in a list
    UsedKey& used = keys.emplace_back();
    used.key = field.key.written();
    used.sigil = "#";
    used.scope = scope();
    used.maybe = field.maybe;
    used.unless = field.unless;
  }
}

void Binder::use(const Arithmetic& arithmetic) {
  for (const Key& key : arithmetic.fields()) keys.push_back({key.written(), "=", {}, scope()});
}

std::shared_ptr<const Choice> Binder::choice(const Tag& tag) {
  std::shared_ptr<Choice>& choice = choices_[{scope(), tag.normal}];
  if (!choice) choice = std::make_shared<Choice>(Choice{tag.key, {}, {}});
  const std::string normal = text::label_key(tag.option);
  if (std::find(choice->normal.begin(), choice->normal.end(), normal) == choice->normal.end()) {
    choice->options.push_back(tag.option);
    choice->normal.push_back(normal);
  }
  return choice;
}

}  // namespace sealpress::merge
