// SVG drawings turned into pixels, by librsvg. What they refer to outside themselves is not read.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "image/image.h"

namespace sealpress::image {

/// Whether bytes look like an SVG document.
bool is_svg(std::string_view bytes);

/// Draws the whole document so that its longer side has this many pixels; nothing is drawn behind
/// it. Always with alpha. Fonts are those of the system: letters are better turned into outlines.
/// Not for threads, and for files from outside in a child process only. Fails:
/// image.svg_unreadable {reason}, image.svg_no_size, image.svg_needs_librsvg.
Result<Pixels> render_svg(std::string_view bytes, std::uint32_t longer_side);

}  // namespace sealpress::image
