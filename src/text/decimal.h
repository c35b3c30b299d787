// Decimal numbers, digit by digit: nothing is rounded but where it is asked for.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sealpress::text {

/// 0.`digits` x 10^`point`. No leading or trailing zeros; no digits is zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;

  /// As spreadsheets hold it: 15 significant digits, whatever the double says. `value` must be
  /// finite.
  static Decimal from(double value);
  /// A literal such as -1234.50 or 1.2e3; nullopt for anything else, and for what no person means
  /// (more than 400 characters).
  static std::optional<Decimal> parse(std::string_view literal);
  /// With at most `places` digits behind the point, halves away from zero.
  Decimal rounded(int places) const;
  bool is_zero() const { return digits.empty(); }
  std::string integer_part() const;   ///< "" below 1
  std::string fraction_part() const;  ///< without trailing zeros
  /// As written without exponent, e.g. -0.05.
  std::string plain() const;

  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const = default;
};

}  // namespace sealpress::text
