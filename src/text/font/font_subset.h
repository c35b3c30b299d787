// Subsets of faces for embedding.
#pragma once

#include <cstdint>
#include <span>

#include "text/font/font_face.h"
#include "text/font/fonts.h"

namespace sealpress::text {

/// What make_subset does. Safe to use from many threads.
Result<FontSubset> subset_face(const FontFace& face, std::span<const std::uint32_t> glyphs,
                               bool prepared);

}  // namespace sealpress::text
