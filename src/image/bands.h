// Large pictures, some rows at a time.
#pragma once

#include <functional>
#include <string_view>

#include "image/image.h"

namespace sealpress::image {

/// Decodes a PNG as decode() does, but hands out its rows in bands of a few megabytes, from the
/// top; a band has no `alpha` where the picture cannot have any. An interlaced picture, whose rows
/// are complete at the end only, comes as one band; check_interlace() must like it. Fails as
/// decode() does, perhaps after some bands.
Result<void> decode_bands(std::string_view bytes, const std::function<void(Pixels band)>& take,
                          const Limits& limits = {});

/// An interlaced PNG of very many pixels (image.interlaced) would have to be held whole.
Result<void> check_interlace(std::string_view bytes, const ImageInfo& info);

}  // namespace sealpress::image
