// Which of a run's fonts shows a character, and which characters count as East Asian text.
//
// Word decides character by character from Unicode ranges, w:hint and the language (17.3.2.26 and
// [MS-OI29500] 2.1.87); LibreOffice by the script of the text around.
#pragma once

#include <string_view>
#include <vector>

#include "layout/inline/format.h"

namespace sealpress::layout {

/// Word's choice.
FontSlot slot_of(char32_t c, const TextFormat& format);

/// LibreOffice's choice: characters of no script follow the text before (at the start: after).
FontSlot slot_by_script(char32_t c, FontSlot before);

/// Ideographs, kana, bopomofo, Hangul and full-width forms.
bool is_east_asian(char32_t c);
bool is_hangul(char32_t c);
/// Spaces that hang at the end of a line.
bool is_hanging_space(char32_t c);

}  // namespace sealpress::layout
