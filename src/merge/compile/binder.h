// The pass over an assembled program that tells every operation where it stands.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "merge/compile/faults.h"
#include "merge/tag/tag.h"
#include "merge/template.h"

namespace sealpress::merge {

/// All options of one choice field, as its tags name them.
struct Choice {
  std::string key;
  std::vector<std::string> options;  ///< as written
  std::vector<std::string> normal;   ///< text::label_key of each
};

struct Binder {
  explicit Binder(Faults& its_faults) : faults(its_faults) {}

  Faults& faults;
  std::vector<UsedKey> keys;
  std::vector<std::string> scopes;  ///< keys of the enclosing repeats and objects
  bool pads = false;                ///< some repeat has blank rows up to its printed number
  bool one_row_repeat = false;      ///< the innermost repeat is of exactly one row of a table

  void use(const Tag& tag);
  /// The fields that a condition reads, or a reckoning.
  void use(const Condition& condition);
  void use(const Arithmetic& arithmetic);
  /// The choice that a tag's option belongs to, shared by all its tags in the same scope.
  std::shared_ptr<const Choice> choice(const Tag& tag);

 private:
  std::string scope() const;
  std::map<std::pair<std::string, std::string>, std::shared_ptr<Choice>> choices_;
};

}  // namespace sealpress::merge
