#include "merge/decimal.h"

#include <algorithm>

namespace sealpress::merge {
namespace {

constexpr std::size_t kMaxDigits = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Multiplies by ten `times` over; false on overflow.
bool shift(std::int64_t& digits, int times) {
  for (; times > 0; --times) {
    if (__builtin_mul_overflow(digits, std::int64_t{10}, &digits)) return false;
  }
  return true;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  Decimal result;
  std::size_t count = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
    } else if (is_digit(c) && count < kMaxDigits) {
      result.digits_ = result.digits_ * 10 + (c - '0');
      result.decimals_ += point ? 1 : 0;
      ++count;
    } else if (c != ',' || point || count == 0) {
      return std::nullopt;
    }
  }
  if (count == 0) return std::nullopt;
  if (negative) result.digits_ = -result.digits_;
  return result;
}

bool Decimal::add(Decimal other) {
  const int decimals = std::max(decimals_, other.decimals_);
  std::int64_t sum = digits_;
  if (!shift(sum, decimals - decimals_) || !shift(other.digits_, decimals - other.decimals_) ||
      __builtin_add_overflow(sum, other.digits_, &sum)) {
    return false;
  }
  digits_ = sum;
  decimals_ = decimals;
  return true;
}

std::string Decimal::to_text() const {
  std::string text = std::to_string(digits_);
  const bool negative = digits_ < 0;
  if (negative) text.erase(0, 1);
  const auto decimals = static_cast<std::size_t>(decimals_);
  if (decimals > 0) {
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, 1, '.');
  }
  return negative ? '-' + text : text;
}

}  // namespace sealpress::merge
