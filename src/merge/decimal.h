// Exact decimal sums: what people typed adds up as they would add it on paper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealpress::merge {

/// A decimal number of at most 18 digits.
class Decimal {
 public:
  /// Digits with an optional sign, point and thousands commas; nullopt for anything else.
  static std::optional<Decimal> parse(std::string_view text);
  /// False if the sum has more than 18 digits; the number is then unchanged.
  bool add(Decimal other);
  /// With as many decimals as the most precise summand.
  std::string to_text() const;

 private:
  std::int64_t digits_ = 0;
  int decimals_ = 0;
};

}  // namespace sealpress::merge
