// The forms of names: what file systems take for one, and characters that are not seen.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::text {

/// Composed (NFC), as people type it.
std::string nfc(std::string_view utf8);

/// The form under which file names are compared: NFC, without case. What is one here is one file on
/// Windows or macOS.
std::string folded(std::string_view utf8);

/// Marks that turn the direction of what follows (UAX #9): U+202E makes "fdp.exe" look like
/// "exe.pdf".
bool is_direction_mark(char32_t c);
/// Characters that show nothing of their own (general category Cf): marks of direction, zero-width
/// spaces and joiners, byte order marks.
bool is_unseen(char32_t c);
/// Whether it belongs to the character before it: combining marks and variation selectors.
bool is_combining(char32_t c);

}  // namespace sealpress::text
