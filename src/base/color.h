// An sRGB colour as documents state it.
#pragma once

#include <compare>
#include <cstdint>

namespace sealpress {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): the 0 is the compiler's own, in the default.
  constexpr auto operator<=>(const Color&) const = default;
};

inline constexpr Color kBlack{0, 0, 0};
inline constexpr Color kWhite{255, 255, 255};

}  // namespace sealpress
