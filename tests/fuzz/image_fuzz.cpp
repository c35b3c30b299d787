// Any bytes as a picture. Allowed: an error that is named image.*; otherwise the pixels have the
// size that the headers state, and the headers keep to the limits.
#include <cstdlib>

#include "image/image.h"

namespace {

using sealpress::Limits;
namespace image = sealpress::image;

void require(bool holds) {
  if (!holds) std::abort();
}

template <class T>
void require_named(const sealpress::Result<T>& result) {
  require(result.has_value() || result.error().code.rfind("image.", 0) == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.image_side = 2000;
  limits.image_pixels = 400'000;
  const auto info = image::read_info(bytes, limits);
  require_named(info);
  require_named(image::jpeg_stream(bytes, limits));
  const auto pixels = image::decode(bytes, limits);
  require_named(pixels);
  if (!pixels) return 0;
  const std::size_t count = std::size_t{info->width} * info->height;
  require(count <= limits.image_pixels);
  require(pixels->samples.size() == count * static_cast<std::size_t>(pixels->components));
  require(pixels->alpha.empty() || pixels->alpha.size() == count);
  return 0;
}
