#include "merge/values/scope.h"

#include <algorithm>

#include "base/pointer.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

constexpr std::string_view kOutward = "上级";
constexpr std::string_view kItself = ".";
/// A choice with free text is {"选": …, "文字": …}; in a list of choices the text is the list's
/// too.
constexpr std::string_view kChoiceText = "文字";

constexpr std::string_view kFirst = "@首项", kLast = "@末项", kOfSeveral = "@多项";

const data::Value* holds_there(const Scope& scope, std::string_view word) {
  static const data::Value yes(true);
  const Scope* item = innermost_item(scope);
  if (item == nullptr || item->items == nullptr) return nullptr;
  const std::size_t count = item->items->size();
  const bool holds = word == kFirst  ? item->index == 0
                     : word == kLast ? item->index + 1 == count
                                     : count > 1;
  return holds ? &yes : nullptr;
}

void append_scope(std::string& out, const Scope& scope) {
  if (scope.outer == nullptr) return;
  append_scope(out, *scope.outer);
  out = pointer_to(out, scope.field);
  if (scope.item_of_list) out = pointer_to(out, scope.index);
}

}  // namespace

bool is_position_word(std::string_view normal) {
  return normal == kFirst || normal == kLast || normal == kOfSeveral;
}

Key::Key(std::string written, std::string normal, bool quoted)
    : written_(std::move(written)), normal_(std::move(normal)) {
  if (!quoted && normal_ != kItself) {
    for (std::size_t dot = normal_.find('.'); dot != std::string::npos;
         dot = normal_.find('.', dot + 1)) {
      ends_.push_back(dot);
    }
  }
  ends_.push_back(normal_.size());
  while (steps_out_ + 1 < segments() && part(steps_out_, steps_out_ + 1) == kOutward) ++steps_out_;
}

std::string_view Key::part(std::size_t first, std::size_t last) const {
  const std::size_t begin = first == 0 ? 0 : ends_[first - 1] + 1;
  return std::string_view(normal_).substr(begin, ends_[last - 1] - begin);
}

const data::Value* Lookup::find(const Scope& scope, const Key& key) {
  const Scope* from = &scope;
  std::size_t first = 0;
  while (first < key.steps_out() && from->outer != nullptr) {
    from = from->outer;
    ++first;
  }
  const std::string_view rest = key.part(first, key.segments());
  if (rest == kItself) return from->value;
  if (is_position_word(rest)) return holds_there(*from, rest);
  return find_path(*from->value, key, first);
}

const data::Value* Lookup::find_path(const data::Value& value, const Key& key, std::size_t first) {
  for (std::size_t last = key.segments(); last > first; --last) {
    const data::Value* found = member(value, key.part(first, last));
    if (found != nullptr && last < key.segments()) found = find_path(*found, key, last);
    if (found != nullptr) return found;
  }
  return nullptr;
}

const data::Value* Lookup::member(const data::Value& value, std::string_view normal) {
  if (const data::Array* items = value.array(); items != nullptr && normal == kChoiceText) {
    for (const data::Value& item : *items) {
      if (const data::Value* text = item.find(kChoiceText)) return text;
    }
  }
  const data::Object* object = value.object();
  if (object == nullptr) return nullptr;
  for (const data::Member& candidate : *object) {
    if (candidate.first == normal) return &candidate.second;
  }
  Labels& labels = labels_[object];
  if (labels.size() != object->size()) {
    for (const data::Member& candidate : *object)
      labels.push_back(text::label_key(candidate.first));
  }
  const auto found = std::find(labels.begin(), labels.end(), normal);
  if (found == labels.end()) return nullptr;
  return &(*object)[static_cast<std::size_t>(found - labels.begin())].second;
}

const Scope* innermost_item(const Scope& scope) {
  const Scope* s = &scope;
  while (s != nullptr && !s->item_of_list) s = s->outer;
  return s;
}

std::string pointer(const Scope& scope, std::string_view key) {
  std::string out;
  append_scope(out, scope);
  return pointer_to(out, key);
}

}  // namespace sealpress::merge
