// Whether two values of two versions of a file are the same, with all that they lead to. For use in
// the child process.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "pdf/read/document.h"

namespace sealpress::pdf {

/// The keys of either dictionary, ascending.
std::vector<std::string> keys_of_both(const OutsideValue& before, const OutsideValue& after);

class Sameness {
 public:
  /// `owned`: the numbers of objects that are compared on their own, as pages, fields and
  /// annotations are, to which half of the document points. A pointer at one of them is the same if
  /// it points at the same number.
  void own(std::set<int> numbers) { owned_ = std::move(numbers); }

  /// Numbers of objects and their places mean nothing. Streams are compared in their filters.
  bool same(const OutsideValue& before, const OutsideValue& after);

  /// Whether the comparison was given up; what was not compared counts as different.
  bool is_unfinished() const { return unfinished_; }
  /// What was pointed at and left to its own comparison.
  const std::set<int>& left_out() const { return left_out_; }

 private:
  struct Pair {
    OutsideValue before, after;
  };
  using Numbers = std::tuple<int, int, int, int>;

  bool same_here(const Pair& pair);
  void wait(const OutsideValue& before, const OutsideValue& after) {
    waiting_.push_back({before, after});
  }
  bool is_left_out(const Pair& pair, bool& differs);

  std::set<int> owned_, left_out_;
  std::set<Numbers> proven_;
  std::vector<Pair> waiting_;
  std::size_t work_ = 0;
  bool unfinished_ = false;
};

}  // namespace sealpress::pdf
