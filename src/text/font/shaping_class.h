// Which characters can be drawn one by one, and which belong to the character before them.
#pragma once

#include <cstddef>

namespace sealpress::text {

/// One glyph with its nominal advance, unless a mark follows: Latin, Greek, Cyrillic, signs, CJK,
/// kana, Hangul syllables, private use, emoji.
bool is_simple_character(char32_t c);

/// Combining marks, variation selectors and joiners.
bool joins_previous(char32_t c);
/// A cluster holds at most so many characters (Unicode's stream-safe format allows 30 marks); what
/// follows begins another one.
inline constexpr std::size_t kLongestCluster = 31;

/// Draws nothing and takes no room: controls, formatting characters, variation selectors.
bool is_ignorable(char32_t c);

/// Letters between which pair kerning applies.
bool is_kerned_script(char32_t c);

/// The width in em of a white space character that a face may lack; 0 if `c` is none, negative
/// if it is as wide as the face's own space.
double space_width(char32_t c);

}  // namespace sealpress::text
