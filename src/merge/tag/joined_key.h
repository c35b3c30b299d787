// Keys that look as if something were meant by them: {{单价*数量}}, {{#会员或学生}}.
#pragma once

#include <vector>

#include "merge/merger.h"
#include "merge/tag/tag.h"
#include "merge/values/scope.h"

namespace sealpress::merge {

/// A label may hold + - / 且 or 或. Where there is no field of that name, but one for each of its
/// pieces, the author meant a reckoning or a condition.
class JoinedKey {
 public:
  explicit JoinedKey(const Tag& tag);
  /// Adds the warning merge.looks_joined if a key that was not found is such a one.
  void report_missing(Merger& merger, const Tag& tag, const Key& key) const;

 private:
  std::vector<Key> pieces_;  ///< none: it is one word
};

}  // namespace sealpress::merge
