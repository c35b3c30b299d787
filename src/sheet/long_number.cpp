#include "sheet/long_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sealpress::sheet {
namespace {

constexpr std::size_t kKept = 15;
constexpr double kFirstLong = 1e15;
constexpr double kExact = 9007199254740992;  // 2^53: up to here a double is any whole number

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The shortest digits that a double is read back from, 0 behind them: what programs write that
/// know numbers only so.
std::string shortest(double value) {
  char buffer[400];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific);
  const std::string_view text(buffer, static_cast<std::size_t>(end.ptr - buffer));
  const std::size_t e = text.find('e');
  std::size_t exponent = 0;
  std::from_chars(text.data() + e + 2, text.data() + text.size(), exponent);
  std::string out;
  std::copy_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e), std::back_inserter(out),
               is_digit);
  out.resize(std::max(out.size(), exponent + 1), '0');
  return out;
}

}  // namespace

std::optional<LongNumber> long_number(std::string_view written, double value) {
  if (std::abs(value) < kFirstLong) return std::nullopt;
  if (written.starts_with('-')) written.remove_prefix(1);
  if (!std::all_of(written.begin(), written.end(), is_digit))
    return LongNumber{shortest(value), true};
  written.remove_prefix(std::min(written.find_first_not_of('0'), written.size()));
  LongNumber out{std::string(written), false};
  const bool only_zeros = out.digits.find_first_not_of('0', kKept) == std::string::npos;
  out.lost = only_zeros || (std::abs(value) > kExact && out.digits == shortest(value));
  return out;
}

std::optional<std::string> with_digits(std::string_view shown, std::string_view digits) {
  const auto count = std::count_if(shown.begin(), shown.end(), is_digit);
  if (static_cast<std::size_t>(count) != digits.size()) return std::nullopt;
  std::string out(shown);
  for (char& c : out) {
    if (!is_digit(c)) continue;
    c = digits.front();
    digits.remove_prefix(1);
  }
  return out;
}

}  // namespace sealpress::sheet
