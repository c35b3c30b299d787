// Symbol, Wingdings 1 to 3 and Webdings: fonts whose glyphs have codes of their own instead of
// Unicode. Word stores their characters as U+F020-F0FF or, in older files, as the Latin letters of
// the same codes (ECMA-376 17.3.3.30 w:sym).
#pragma once

#include <string_view>

namespace sealpress::text {

/// Whether the font is one of them; case and spaces of its name do not matter.
bool is_symbol_font(std::string_view font);

/// What a character means when set in `font`: for a symbol font the Unicode character of the same
/// look that fonts have, or U+F0xx, which none has and which is said; for others `c` itself.
char32_t symbol_to_unicode(std::string_view font, char32_t c);

}  // namespace sealpress::text
