#include "cli/length.h"

#include <charconv>
#include <cmath>
#include <string>

namespace sealpress::cli {

std::optional<Length> parse_length(std::string_view text) {
  constexpr double kMillimetresPerPoint = 25.4 / 72, kMost = 10'000;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit == "cm") {
    value *= 10;
  } else if (unit == "pt") {
    value *= kMillimetresPerPoint;
  } else if (!unit.empty() && unit != "mm") {
    return std::nullopt;
  }
  return std::abs(value) <= kMost ? std::optional(Length::mm(value)) : std::nullopt;
}

std::optional<Size> parse_size(std::string_view text) {
  for (const std::string_view sign : {"x", "×", "*"}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    const auto height = parse_length(text.substr(at + sign.size()));
    // The unit may be said once.
    std::string_view first = text.substr(0, at);
    const bool bare = !first.empty() && first.back() >= '0' && first.back() <= '9';
    const std::string_view unit = text.ends_with("cm") ? "cm" : text.ends_with("pt") ? "pt" : "";
    const auto width = parse_length(bare ? std::string(first).append(unit) : std::string(first));
    if (width && height && *width > Length() && *height > Length()) return Size{*width, *height};
  }
  return std::nullopt;
}

}  // namespace sealpress::cli
