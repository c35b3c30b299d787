// Characters of Symbol and the Wingdings fonts as Unicode.
//
// These fonts are encoded in themselves: U+F0xx (or xx) means their glyph xx. Where the font itself
// is absent the glyph is drawn by a font that has the same sign.
#pragma once

#include <string_view>

namespace sealpress::layout {

/// Whether the font has an encoding of its own that is known here.
bool is_symbol_font(std::string_view family);
/// The Unicode character for `c` (U+F0xx or below U+0100) in that font; U+F0xx if unknown.
char32_t symbol_to_unicode(std::string_view family, char32_t c);

}  // namespace sealpress::layout
