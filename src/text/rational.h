// Exact arithmetic: what people typed is reckoned as they would reckon it on paper.
#pragma once

#include <compare>
#include <memory>
#include <optional>

#include "text/decimal.h"

namespace sealpress::text {

/// A fraction of whole numbers of any length. Immutable.
class Rational {
 public:
  Rational();  ///< 0
  explicit Rational(const Decimal& number);

  Rational operator+(const Rational& other) const;
  Rational operator-(const Rational& other) const;
  Rational operator*(const Rational& other) const;
  /// nullopt if the other is 0.
  std::optional<Rational> divided_by(const Rational& other) const;

  std::strong_ordering operator<=>(const Rational& other) const;
  bool operator==(const Rational& other) const { return (*this <=> other) == 0; }

  struct Digits {
    Decimal number;
    bool endless = false;  ///< the digits go on; `number` ends after kMostPlaces
  };
  static constexpr int kMostPlaces = 60;
  /// As digits, none of them rounded: rounding `number` to fewer places is rounding the fraction.
  Digits digits() const;

 private:
  struct Fraction;
  explicit Rational(Fraction fraction);
  std::shared_ptr<const Fraction> fraction_;
};

}  // namespace sealpress::text
