// Which part of complex fields shows: between `separate` and `end` stands the result, before it the
// instruction (17.16.18).
#pragma once

#include <vector>

#include "docx/node.h"

namespace sealpress::docx {

class OpenFields {
 public:
  void take(const FieldChar& mark) {
    if (mark.type == FieldChar::begin) {
      before_result_.push_back(true);
      ++hiding_;
    } else if (!before_result_.empty()) {
      if (before_result_.back()) --hiding_;
      before_result_.back() = false;
      if (mark.type == FieldChar::end) before_result_.pop_back();
    }
  }
  /// Whether what stands here belongs to an instruction.
  bool hide() const { return hiding_ > 0; }

 private:
  std::vector<bool> before_result_;  ///< per open field
  int hiding_ = 0;
};

}  // namespace sealpress::docx
