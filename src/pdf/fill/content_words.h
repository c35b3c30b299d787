// The words of a content stream (ISO 32000-1, 7.8.2) that are no strings, names or numbers.
#pragma once

#include <string_view>

namespace sealpress::pdf {

/// Whether a content stream colours anything in CMYK (the operators k and K).
bool uses_cmyk(std::string_view content);

}  // namespace sealpress::pdf
