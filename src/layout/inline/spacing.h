// Blank that typography adds to or takes from characters: w:spacing, the grid of characters,
// w:fitText, the space between Chinese and Latin text, and the compression of adjacent marks.
#pragma once

#include "layout/context.h"
#include "layout/inline/prepare.h"

namespace sealpress::layout {

/// Applies all of them to the shaped characters.
void space_characters(PreparedText& text, const ParagraphFormat& format, const Context& context);

}  // namespace sealpress::layout
