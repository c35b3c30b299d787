// Numbers of records, for rules that compute.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "forms/fields.h"

namespace sealpress::forms {

/// Differences below this are rounding, not errors.
inline constexpr double kEpsilon = 1e-9;

/// The number there; nullopt where nothing is filled in or it is no number.
inline std::optional<double> number_of(const Instance& at) {
  return is_blank(at.value) ? std::nullopt : parse_number(text_of(*at.value));
}

/// Rounded half up to that many decimals, zeros at the end dropped.
inline std::string printed(double number, int decimals = 4) {
  const double unit = std::pow(10.0, decimals);
  const double rounded = std::floor(std::abs(number) * unit + 0.5 + kEpsilon) / unit;
  std::string text = std::to_string(rounded);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return number < 0 && text != "0" ? "-" + text : text;
}

/// How many decimals a number is written with: 2 for "98.50%".
inline int decimals_in(const std::string& written) {
  const std::size_t point = written.find('.');
  if (point == std::string::npos) return 0;
  const std::size_t end =
      std::min(written.find_first_not_of("0123456789", point + 1), written.size());
  return static_cast<int>(end - point - 1);
}

}  // namespace sealpress::forms
