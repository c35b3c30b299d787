// Sums of a column.
#pragma once

#include <string>
#include <string_view>

#include "text/rational.h"

namespace sealpress::merge {

/// An exact sum, with as many decimals as its most precise summand was written with: 1.50 and 2.50
/// make 4.00.
class Total {
 public:
  /// False if the text is no number; the sum is then unchanged.
  bool add(std::string_view number);
  void add(const text::Rational& number);
  std::string to_text() const;

 private:
  text::Rational sum_;
  std::size_t places_ = 0;
};

}  // namespace sealpress::merge
