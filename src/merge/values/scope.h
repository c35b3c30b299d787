// Looking keys up in a record.
//
// A scope is the object that keys are read from: the record itself, or the current item of a
// repeat. There is no outward lookup; `上级.` steps out explicitly. Scopes live on the stack of the
// merge that made them; a Lookup belongs to one merge.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/value.h"
#include "merge/tag/tag.h"

namespace sealpress::merge {

/// A key made ready for lookup: the exact key is tried before it is read as a dotted path.
class Key {
 public:
  Key() = default;
  explicit Key(const Tag& tag) : Key(tag.key, tag.normal, tag.quoted) {}
  /// `normal` is text::label_key(written); a quoted key is never a path.
  Key(std::string written, std::string normal, bool quoted);

  const std::string& written() const { return written_; }
  std::size_t segments() const { return ends_.size(); }
  /// Segments [first, last) as they stand, dots between, normalised.
  std::string_view part(std::size_t first, std::size_t last) const;
  /// How many leading segments are 上级.
  std::size_t steps_out() const { return steps_out_; }

 private:
  std::string written_, normal_;
  std::vector<std::size_t> ends_;  ///< end of each segment in `normal_`
  std::size_t steps_out_ = 0;
};

struct Scope {
  const data::Value* value = nullptr;
  const Scope* outer = nullptr;
  std::string_view field;  ///< the list's or object's key, empty for the record
  std::size_t index = 0;   ///< of the item, from 0
  bool item_of_list = false;
  const data::Array* items = nullptr;  ///< the list that it is an item of
};

/// Whether a normalised key tells where an item stands in its list: @首项, @末项 (first, last),
/// @多项 (one of several). Sections may ask for them.
bool is_position_word(std::string_view normal);

class Lookup {
 public:
  /// The value of a key in a scope, nullptr if there is none. `{{.}}` is the scope's own value.
  /// A word of position (below) is true or nothing.
  const data::Value* find(const Scope& scope, const Key& key);

 private:
  const data::Value* find_path(const data::Value& value, const Key& key, std::size_t first);
  const data::Value* member(const data::Value& value, std::string_view normal);

  using Labels = std::vector<std::string>;
  /// Normalised labels of the objects met so far, in the order of their members.
  std::unordered_map<const data::Object*, Labels> labels_;
};

/// The innermost list item around a scope, nullptr outside every repeat.
const Scope* innermost_item(const Scope& scope);

/// JSON pointer of a key in a scope: /评委/2/姓名 (RFC 6901).
std::string pointer(const Scope& scope, std::string_view key);

}  // namespace sealpress::merge
