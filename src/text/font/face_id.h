// The opaque name of one loaded font face; only text/'s FontLibrary can open it.
//
// The numbers of faces outside the fonts folder (the system's, for rare characters) depend on the
// order in which they were first needed: never sort output by them.
#pragma once

#include <compare>
#include <cstdint>

namespace sealpress::text {

struct FaceId {
  std::uint16_t value = 0xFFFF;
  // NOLINTNEXTLINE(modernize-use-nullptr): the 0 is the compiler's own, in the default.
  constexpr auto operator<=>(const FaceId&) const = default;
  constexpr bool valid() const { return value != 0xFFFF; }
};

}  // namespace sealpress::text
