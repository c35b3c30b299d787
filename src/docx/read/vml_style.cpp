#include "docx/read/vml_style.h"

#include <algorithm>
#include <cmath>

#include "base/trim.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

double bounded_number(double value) {
  constexpr double kMax = 1e12;
  return std::clamp(value, -kMax, kMax);
}

}  // namespace

VmlStyle::VmlStyle(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    const std::string_view item = text.substr(0, end);
    const std::size_t colon = item.find(':');
    if (colon != std::string_view::npos) {
      values_.insert_or_assign(std::string(trimmed(item.substr(0, colon))),
                               std::string(trimmed(item.substr(colon + 1))));
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

std::string_view VmlStyle::get(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string_view() : found->second;
}

std::optional<Length> VmlStyle::length(std::string_view name, Length bare) const {
  return to_length(get(name), bare);
}

std::optional<double> VmlStyle::number(std::string_view name) const {
  const std::string_view text = get(name);
  if (const auto value = to_real(text)) return bounded_number(*value);
  const auto measure = to_length(text, Length::emu(1));
  return measure ? std::optional(static_cast<double>(measure->raw()) / 2) : std::nullopt;
}

double vml_fraction(std::string_view text) {
  text = trimmed(text);
  double divisor = 1;
  if (text.ends_with('f')) divisor = 65536;
  if (text.ends_with('%')) divisor = 100;
  if (divisor > 1) text.remove_suffix(1);
  return bounded_number(to_real(text).value_or(0)) / divisor;
}

double vml_angle(std::string_view text) {
  text = trimmed(text);
  const bool fixed = text.ends_with("fd");
  if (fixed) text.remove_suffix(2);
  const double degrees = to_real(text).value_or(0) / (fixed ? 65536 : 1);
  return std::fmod(degrees, 360);
}

std::pair<double, double> vml_pair(std::string_view text, double absent) {
  const std::size_t comma = std::min(text.find(','), text.size());
  const double x = to_real(text.substr(0, comma)).value_or(absent);
  const double y = comma < text.size() ? to_real(text.substr(comma + 1)).value_or(absent) : absent;
  return {bounded_number(x), bounded_number(y)};
}

}  // namespace sealpress::docx
