#include "intake/digits.h"

#include <algorithm>

namespace sealpress::intake {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kKept = 15;

/// d.dddE+dd, as spreadsheets write what they show so.
bool is_power_of_ten(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t e = text.find_first_of("Ee");
  if (e == std::string_view::npos || e == 0 || e + 3 >= text.size() || text[e + 1] != '+') {
    return false;
  }
  const std::string_view exponent = text.substr(e + 2), mantissa = text.substr(0, e);
  const bool digits = exponent.find_first_not_of(kDigits) == std::string_view::npos &&
                      kDigits.find(mantissa[0]) != std::string_view::npos;
  const bool fraction = mantissa.size() > 2 && mantissa[1] == '.' &&
                        mantissa.find_first_not_of(kDigits, 2) == std::string_view::npos;
  return digits && (mantissa.size() == 1 || fraction);
}

bool ends_in_zeros(std::string_view text) {
  constexpr std::size_t kLongest = 19;
  return text.size() > kKept && text.size() <= kLongest &&
         text.find_first_not_of(kDigits) == std::string_view::npos && text.front() != '0' &&
         text.find_first_not_of('0', kKept) == std::string_view::npos;
}

}  // namespace

Diagnostic digits_lost(const std::string& value, const char* kind) {
  return finding(Severity::error, "intake.digits_lost").with("value", value).with("kind", kind);
}

std::optional<Diagnostic> doubt_about_digits(const std::string& text) {
  if (is_power_of_ten(text)) return digits_lost(text, "csv");
  if (!ends_in_zeros(text)) return std::nullopt;
  return finding(Severity::warning, "intake.digits_doubtful").with("value", text);
}

}  // namespace sealpress::intake
