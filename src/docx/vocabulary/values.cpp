#include "docx/vocabulary/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/trim.h"

namespace sealpress::docx {

namespace {

constexpr std::int64_t kMaxTwips = 1'000'000;

/// Reads a number at the head of `text` and removes it.
std::optional<double> take_real(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::optional<Length> unit_of(std::string_view name) {
  if (name == "pt") return Length::half_points(2);
  if (name == "mm") return Length::raw(72'000);
  if (name == "cm") return Length::raw(720'000);
  if (name == "in") return Length::half_points(144);
  if (name == "pc" || name == "pi") return Length::half_points(24);
  if (name == "px") return Length::emu(9525);
  return std::nullopt;
}

}  // namespace

Length bounded(Length length) {
  return max(Length::twips(-kMaxTwips), min(length, Length::twips(kMaxTwips)));
}

std::optional<double> to_real(std::string_view text) {
  text = trimmed(text);
  const auto value = take_real(text);
  return text.empty() ? value : std::nullopt;
}

std::optional<std::int64_t> to_integer(std::string_view text) {
  constexpr double kMax = 1e15;
  const auto value = to_real(text);
  if (!value) return std::nullopt;
  return std::llround(std::clamp(*value, -kMax, kMax));
}

std::optional<int> to_int(std::string_view text) {
  constexpr std::int64_t kMax = 1'000'000'000;
  const auto value = to_integer(text);
  if (!value) return std::nullopt;
  return static_cast<int>(std::clamp(*value, -kMax, kMax));
}

std::optional<std::uint32_t> to_hex(std::string_view text) {
  text = trimmed(text);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> to_bool(std::string_view text) {
  text = trimmed(text);
  if (text == "1" || text == "true" || text == "on" || text == "t") return true;
  if (text == "0" || text == "false" || text == "off" || text == "f") return false;
  return std::nullopt;
}

std::optional<Color> to_color(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.size() != 6) return std::nullopt;
  const auto value = to_hex(text);
  if (!value) return std::nullopt;
  return Color{static_cast<std::uint8_t>(*value >> 16), static_cast<std::uint8_t>(*value >> 8),
               static_cast<std::uint8_t>(*value)};
}

std::optional<Length> to_length(std::string_view text, Length unit) {
  text = trimmed(text);
  const auto value = take_real(text);
  if (!value) return std::nullopt;
  if (!text.empty()) {
    const auto named = unit_of(trimmed(text));
    if (!named) return std::nullopt;
    unit = *named;
  }
  constexpr double kMax = 1e12;  // below the overflow of the product, beyond the bounds
  const double product = *value * static_cast<double>(unit.raw());
  return bounded(Length::raw(std::llround(std::clamp(product, -kMax, kMax))));
}

std::optional<Length> to_twips(std::string_view text) {
  return to_length(text, Length::twips(1));
}

std::optional<Length> to_emu(std::string_view text) {
  return to_length(text, Length::emu(1));
}

std::optional<double> to_percentage(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with('%')) {
    const auto value = to_real(text.substr(0, text.size() - 1));
    return value ? std::optional(*value / 100) : std::nullopt;
  }
  const auto value = to_real(text);
  return value ? std::optional(*value / 100'000) : std::nullopt;
}

std::optional<std::string_view> w_attribute(xml::Node node, std::string_view local) {
  return attribute(node, Ns::w, local);
}

std::optional<std::string_view> w_val(xml::Node node) {
  return w_attribute(node, "val");
}

bool is_on(xml::Node node) {
  if (!node) return false;
  const auto value = w_val(node);
  return !value || to_bool(*value).value_or(true);
}

std::optional<bool> w_bool(xml::Node node, std::string_view local) {
  const auto value = w_attribute(node, local);
  return value ? to_bool(*value) : std::nullopt;
}

std::optional<int> w_int(xml::Node node, std::string_view local) {
  const auto value = w_attribute(node, local);
  return value ? to_int(*value) : std::nullopt;
}

std::optional<Length> w_twips(xml::Node node, std::string_view local) {
  const auto value = w_attribute(node, local);
  return value ? to_twips(*value) : std::nullopt;
}

}  // namespace sealpress::docx
