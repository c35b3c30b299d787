// Numbers of records, for rules that compute.
#pragma once

#include <algorithm>
#include <string>

namespace sealpress::forms {

/// Differences below this are rounding, not errors.
inline constexpr double kEpsilon = 1e-9;

/// How many decimals a number is written with: 2 for "98.50%".
inline int decimals_in(const std::string& written) {
  const std::size_t point = written.find('.');
  if (point == std::string::npos) return 0;
  const std::size_t end =
      std::min(written.find_first_not_of("0123456789", point + 1), written.size());
  return static_cast<int>(end - point - 1);
}

}  // namespace sealpress::forms
