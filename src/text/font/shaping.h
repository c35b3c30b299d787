// From characters to placed glyphs.
//
// Most text here needs no shaping: a Han character or a Latin letter is one glyph with its own
// advance. Only what does (Tibetan, combining marks, other complex scripts, kerned Latin, vertical
// lines) goes through HarfBuzz, in runs of one face and script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/font/font_finder.h"
#include "text/font/fonts.h"

namespace sealpress::text {

/// What FontLibrary::shape does. Safe to use from many threads.
void shape_text(const FontFinder& faces, const NamedFont& font, std::u32string_view text,
                const ShapeOptions& options, std::vector<ShapedGlyph>& out,
                std::u32string* missing);

}  // namespace sealpress::text
