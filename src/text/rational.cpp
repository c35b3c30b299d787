#include "text/rational.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace sealpress::text {
namespace {

using Integer = boost::multiprecision::cpp_int;

Integer power_of_ten(int exponent) {
  return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

/// A magnitude, the last `places` of whose digits stand behind the point.
Decimal decimal_of(const Integer& magnitude, int places) {
  if (magnitude == 0) return {};
  Decimal out;
  out.digits = magnitude.str();
  out.point = static_cast<int>(out.digits.size()) - places;
  out.digits.erase(out.digits.find_last_not_of('0') + 1);
  return out;
}

}  // namespace

/// In lowest terms, the sign above.
struct Rational::Fraction {
  Integer above = 0, below = 1;

  static Fraction reduced(Integer above, Integer below) {
    const Integer common = boost::multiprecision::gcd(above, below);
    if (below < 0) {
      above = -above;
      below = -below;
    }
    return common == 0 ? Fraction() : Fraction{above / common, below / common};
  }
};

Rational::Rational() : Rational(Fraction()) {}

Rational::Rational(Fraction fraction)
    : fraction_(std::make_shared<const Fraction>(std::move(fraction))) {}

Rational::Rational(const Decimal& number) {
  Integer above = number.is_zero() ? Integer(0) : Integer(number.digits);
  if (number.negative) above = -above;
  const int shift = number.point - static_cast<int>(number.digits.size());
  Fraction fraction = shift >= 0 ? Fraction{above * power_of_ten(shift), 1}
                                 : Fraction::reduced(above, power_of_ten(-shift));
  fraction_ = std::make_shared<const Fraction>(std::move(fraction));
}

Rational Rational::operator+(const Rational& other) const {
  const Fraction &a = *fraction_, &b = *other.fraction_;
  return Rational(Fraction::reduced(a.above * b.below + b.above * a.below, a.below * b.below));
}

Rational Rational::operator-(const Rational& other) const {
  const Fraction &a = *fraction_, &b = *other.fraction_;
  return Rational(Fraction::reduced(a.above * b.below - b.above * a.below, a.below * b.below));
}

Rational Rational::operator*(const Rational& other) const {
  const Fraction &a = *fraction_, &b = *other.fraction_;
  return Rational(Fraction::reduced(a.above * b.above, a.below * b.below));
}

std::optional<Rational> Rational::divided_by(const Rational& other) const {
  const Fraction &a = *fraction_, &b = *other.fraction_;
  if (b.above == 0) return std::nullopt;
  return Rational(Fraction::reduced(a.above * b.below, a.below * b.above));
}

std::strong_ordering Rational::operator<=>(const Rational& other) const {
  const Fraction &a = *fraction_, &b = *other.fraction_;
  const Integer left = a.above * b.below, right = b.above * a.below;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

Rational::Digits Rational::digits() const {
  Integer magnitude = abs(fraction_->above), below = fraction_->below;
  int places = 0;
  for (; places < kMostPlaces && magnitude % below != 0; ++places) magnitude *= 10;
  Digits out{decimal_of(magnitude / below, places), magnitude % below != 0};
  out.number.negative = fraction_->above < 0 && !out.number.is_zero();
  return out;
}

}  // namespace sealpress::text
