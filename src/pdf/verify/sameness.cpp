#include "pdf/verify/sameness.h"

#include <algorithm>

namespace sealpress::pdf {
namespace {

// Pairs of values: what a file of the largest size that is let in may hold.
constexpr std::size_t kMostWork = 20'000'000;

bool is_scalar(const OutsideValue& value) {
  return !value.is_dictionary() && !value.is_stream() && !value.is_array();
}

bool same_scalar(const OutsideValue& before, const OutsideValue& after) {
  if (!is_scalar(before) || !is_scalar(after) || before.is_string() != after.is_string()) {
    return false;
  }
  if (before.is_string()) return before.bytes() == after.bytes();
  return before.unparsed() == after.unparsed();
}

}  // namespace

std::vector<std::string> keys_of_both(const OutsideValue& before, const OutsideValue& after) {
  std::vector<std::string> one = before.keys(), other = after.keys(), both;
  std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
  return both;
}

/// The pairs met on the way are the same only if all of them are: they are proven together.
bool Sameness::same(const OutsideValue& before, const OutsideValue& after) {
  std::set<Numbers> met;
  waiting_.clear();
  wait(before, after);
  while (!waiting_.empty()) {
    if (++work_ > kMostWork) {
      unfinished_ = true;
      return false;
    }
    const Pair pair = waiting_.back();
    waiting_.pop_back();
    bool differs = false;
    if (is_left_out(pair, differs)) {
      if (differs) return false;
      continue;
    }
    if (pair.before.is_indirect() && pair.after.is_indirect()) {
      const Numbers numbers(pair.before.id(), pair.before.generation(), pair.after.id(),
                            pair.after.generation());
      if (proven_.contains(numbers) || !met.insert(numbers).second) continue;
    }
    if (!same_here(pair)) return false;
  }
  proven_.merge(met);
  return true;
}

bool Sameness::is_left_out(const Pair& pair, bool& differs) {
  const bool owned = pair.after.is_indirect() && owned_.contains(pair.after.id());
  if (!owned) return false;
  differs = pair.before.id() != pair.after.id();
  left_out_.insert(pair.after.id());
  return true;
}

bool Sameness::same_here(const Pair& pair) {
  const auto& [before, after] = pair;
  if (before.is_array() && after.is_array()) {
    if (before.size() != after.size()) return false;
    for (std::size_t i = 0; i < after.size(); ++i) wait(before.at(i), after.at(i));
    return true;
  }
  const bool streams = before.is_stream() && after.is_stream();
  if (!streams && !(before.is_dictionary() && after.is_dictionary())) {
    return same_scalar(before, after);
  }
  for (const std::string& key : keys_of_both(before, after)) {
    if (streams && key == "/Length") continue;
    wait(before[key.c_str()], after[key.c_str()]);
  }
  return !streams || before.stream_bytes() == after.stream_bytes();
}

}  // namespace sealpress::pdf
