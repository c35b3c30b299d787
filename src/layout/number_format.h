// Numbers as Word prints them in lists, page numbers and note references (w:numFmt, 17.18.59).
#pragma once

#include <string>
#include <string_view>

namespace sealpress::layout {

/// `number` in the format of that name as UTF-8. An unknown format, or a number that the format
/// does not reach (⑳ is the last circled one), comes out in decimal digits, as in Word.
std::string format_number(int number, std::string_view format);

/// Whether the format is one of those above; others are to be reported.
bool knows_number_format(std::string_view format);

}  // namespace sealpress::layout
