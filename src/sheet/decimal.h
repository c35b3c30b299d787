// Decimal numbers as spreadsheets hold them: 15 significant digits, whatever the double says.
#pragma once

#include <string>

namespace sealpress::sheet {

/// 0.`digits` x 10^`point`. No leading or trailing zeros; no digits is zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;

  /// `value` must be finite.
  static Decimal from(double value);
  /// With at most `places` digits behind the point, halves away from zero.
  Decimal rounded(int places) const;
  bool is_zero() const { return digits.empty(); }
  std::string integer_part() const;   ///< "" below 1
  std::string fraction_part() const;  ///< without trailing zeros
  /// As written without exponent, e.g. -0.05.
  std::string plain() const;
};

}  // namespace sealpress::sheet
