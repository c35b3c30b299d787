// The style attribute of VML (ECMA-376 Part 4, 19.1.2.19) and its measures.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/length.h"

namespace sealpress::docx {

class VmlStyle {
 public:
  VmlStyle() = default;
  explicit VmlStyle(std::string_view text);

  /// The value of a property, "" if it is not there.
  std::string_view get(std::string_view name) const;
  /// A measure with a unit; a bare number counts `bare` (a pixel outside groups).
  std::optional<Length> length(std::string_view name, Length bare = Length::emu(9525)) const;
  /// A bare number; with a unit, the measure in EMU.
  std::optional<double> number(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

/// "0.5", "32768f" (65536ths) or "50%".
double vml_fraction(std::string_view text);
/// Degrees, or 65536ths of one with "fd".
double vml_angle(std::string_view text);
/// Two numbers, "1000,1000"; missing ones are `absent`.
std::pair<double, double> vml_pair(std::string_view text, double absent);

}  // namespace sealpress::docx
