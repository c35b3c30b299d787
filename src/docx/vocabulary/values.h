// Simple types of WordprocessingML (ECMA-376 Part 1, 17.18 and 22.9), read leniently: what is not a
// value of the type is "not said". Lengths are held within +-1 000 000 twips, so that sums of a few
// never overflow.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/color.h"
#include "base/length.h"
#include "docx/properties.h"
#include "docx/vocabulary/names.h"

namespace sealpress::docx {

/// Decimal integer; a fraction is rounded, as Word does with measures of other producers.
std::optional<std::int64_t> to_integer(std::string_view text);
std::optional<int> to_int(std::string_view text);
std::optional<double> to_real(std::string_view text);
std::optional<std::uint32_t> to_hex(std::string_view text);
/// "true", "on", "1" …; nullopt for anything else.
std::optional<bool> to_bool(std::string_view text);
/// RRGGBB.
std::optional<Color> to_color(std::string_view text);
/// A number of `unit`s, or a number with its own unit (mm cm in pt pc pi), as strict files have it.
std::optional<Length> to_length(std::string_view text, Length unit);
/// Twips (17.18.81, 17.18.83).
std::optional<Length> to_twips(std::string_view text);
std::optional<Length> to_emu(std::string_view text);
/// "12.5%" or thousandths of a percent, as a factor.
std::optional<double> to_percentage(std::string_view text);

/// `length` held within the bounds above.
Length bounded(Length length);

// ---- Attributes of the w namespace ---------------------------------------------------------

std::optional<std::string_view> w_attribute(xml::Node node, std::string_view local);
/// w:val.
std::optional<std::string_view> w_val(xml::Node node);
/// An on/off element (17.17.4): present without w:val is true.
bool is_on(xml::Node node);
std::optional<bool> w_bool(xml::Node node, std::string_view local);
std::optional<int> w_int(xml::Node node, std::string_view local);
std::optional<Length> w_twips(xml::Node node, std::string_view local);

// ---- Enumerations --------------------------------------------------------------------------

/// The value of that name, nullopt if there is none.
template <class E, std::size_t N>
std::optional<E> find_name(const std::pair<std::string_view, E> (&names)[N],
                           std::optional<std::string_view> name) {
  if (!name) return std::nullopt;
  for (const auto& [text, value] : names) {
    if (text == *name) return value;
  }
  return std::nullopt;
}

}  // namespace sealpress::docx
