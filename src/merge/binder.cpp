#include "merge/binder.h"

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::merge {

std::string Binder::scope() const {
  std::string joined;
  for (const std::string& key : scopes) joined += (joined.empty() ? "" : "/") + key;
  return joined;
}

void Binder::use(const Tag& tag) {
  keys.push_back({tag.key, std::string(sigil_name(tag.sigil)), tag.option, scope()});
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
