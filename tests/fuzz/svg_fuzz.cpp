// Any bytes as an SVG drawing. Allowed: an error that is named image.*; otherwise as many pixels as
// were asked for.
#include <algorithm>
#include <cstdlib>

#include "image/svg.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress;
  constexpr std::uint32_t kSide = 32;
  const auto pixels =
      image::render_svg(std::string_view(reinterpret_cast<const char*>(data), size), kSide);
  if (!pixels) {
    if (pixels.error().code.rfind("image.", 0) != 0) std::abort();
    return 0;
  }
  const std::size_t count = std::size_t{pixels->width} * pixels->height;
  const bool whole = pixels->samples.size() == 3 * count && pixels->alpha.size() == count;
  if (std::max(pixels->width, pixels->height) != kSide || !whole) std::abort();
  return 0;
}
