// The last part of collecting: which font shows each character.
#pragma once

#include "layout/inline/text.h"
#include "layout/profile.h"

namespace sealpress::layout {

/// Text that was typed in a symbol font becomes the Unicode signs it shows.
void map_symbols(InlineText& text);

/// Sets the font slots, splitting spans where they change.
void assign_slots(InlineText& text, const Profile& profile);

}  // namespace sealpress::layout
