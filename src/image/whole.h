// Whether a picture is all there, found out without decoding it.
#pragma once

#include <string_view>

#include "base/result.h"

namespace sealpress::image {

/// Fails as a PDF writer would later: image.* of the headers, image.truncated and image.corrupt of
/// the body (a PNG's chunks and their checksums, 5.3; a JPEG's scans), image.cmyk.
Result<void> check_whole(std::string_view bytes);

}  // namespace sealpress::image
