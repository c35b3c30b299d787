// The opaque name of one loaded font face; only text/'s FontLibrary can open it.
#pragma once

#include <compare>
#include <cstdint>

namespace sealpress::text {

struct FaceId {
  std::uint16_t value = 0xFFFF;
  constexpr auto operator<=>(const FaceId&) const = default;
  constexpr bool valid() const { return value != 0xFFFF; }
};

}  // namespace sealpress::text
