#include "text/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sealpress::text {

namespace {

void trim(Decimal& d) {
  const std::size_t first = std::min(d.digits.find_first_not_of('0'), d.digits.size());
  d.digits.erase(0, first);
  d.point -= static_cast<int>(first);
  d.digits.erase(d.digits.find_last_not_of('0') + 1);
  if (d.digits.empty()) d.point = 0;
}

/// Adds one to the last digit.
void increment(Decimal& d) {
  std::size_t i = d.digits.size();
  while (i > 0 && d.digits[i - 1] == '9') d.digits[--i] = '0';
  if (i > 0) {
    ++d.digits[i - 1];
  } else {
    d.digits.insert(0, "1");
    ++d.point;
  }
}

/// Takes the digits off the front.
std::string_view take_digits(std::string_view& text) {
  const std::size_t n = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, n);
  text.remove_prefix(n);
  return digits;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// The exponent behind a mantissa, 0 if none stands there; nullopt if something else does.
std::optional<int> exponent(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  if (text.empty()) return 0;
  if (!take(text, "eE")) return std::nullopt;
  const bool negative = take(text, "-");
  if (!negative) take(text, "+");
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool all = error == std::errc() && end == text.data() + text.size();
  if (!all || text.size() > kMostDigits || text.front() == '-') return std::nullopt;
  return negative ? -value : value;
}

/// The order of two magnitudes.
std::strong_ordering compare_magnitudes(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || b.is_zero()) return !a.is_zero() <=> !b.is_zero();
  if (a.point != b.point) return a.point <=> b.point;
  return a.digits <=> b.digits;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view literal) {
  constexpr std::size_t kLongest = 400;
  if (literal.size() > kLongest) return std::nullopt;
  Decimal out;
  out.negative = take(literal, "-");
  if (!out.negative) take(literal, "+");
  out.digits = take_digits(literal);
  out.point = static_cast<int>(out.digits.size());
  if (take(literal, ".")) out.digits += take_digits(literal);
  const std::optional<int> shift = exponent(literal);
  if (out.digits.empty() || !shift) return std::nullopt;
  out.point += *shift;
  trim(out);
  if (out.is_zero()) out.negative = false;
  return out;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  if (negative != other.negative) return other.negative <=> negative;
  return negative ? compare_magnitudes(other, *this) : compare_magnitudes(*this, other);
}

Decimal Decimal::from(double value) {
  constexpr int kSignificant = 15;
  char buffer[32];  // d.dddddddddddddde+ddd
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value),
                                 std::chars_format::scientific, kSignificant - 1);
  const std::string_view text(buffer, static_cast<std::size_t>(end.ptr - buffer));
  const std::size_t e = text.find('e');
  int exponent = 0;
  std::from_chars(buffer + e + (text[e + 1] == '+' ? 2 : 1), end.ptr, exponent);

  Decimal out{value < 0, text[0] + std::string(text.substr(2, e - 2)), exponent + 1};
  trim(out);
  if (out.is_zero()) out.negative = false;
  return out;
}

Decimal Decimal::rounded(int places) const {
  const int kept = point + places;
  if (kept >= static_cast<int>(digits.size())) return *this;
  Decimal out = *this;
  if (kept < 0) {
    out.digits.clear();
  } else {
    const bool up = digits[static_cast<std::size_t>(kept)] >= '5';
    out.digits.resize(static_cast<std::size_t>(kept));
    if (up) increment(out);
  }
  trim(out);
  if (out.is_zero()) out.negative = false;
  return out;
}

std::string Decimal::integer_part() const {
  if (point <= 0) return "";
  std::string out = digits.substr(0, static_cast<std::size_t>(point));
  out.resize(static_cast<std::size_t>(point), '0');
  return out;
}

std::string Decimal::fraction_part() const {
  if (point >= static_cast<int>(digits.size())) return "";
  if (point >= 0) return digits.substr(static_cast<std::size_t>(point));
  return std::string(static_cast<std::size_t>(-point), '0') + digits;
}

std::string Decimal::plain() const {
  std::string out = negative ? "-" : "";
  const std::string whole = integer_part();
  out += whole.empty() ? "0" : whole;
  const std::string fraction = fraction_part();
  return fraction.empty() ? out : out + "." + fraction;
}

}  // namespace sealpress::text
