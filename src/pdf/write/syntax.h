// The written forms of PDF's basic objects (ISO 32000-1, 7.3), without any locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/geometry.h"

namespace sealpress::pdf {

/// A length in thousandths of a point, the resolution of everything that we write: 0.35 µm.
/// Being whole numbers, differences of written positions are exact.
using Mille = std::int64_t;

constexpr Mille to_mille(Length length) {
  // 1/25 400 pt to 1/1000 pt: x 5 / 127, rounded half away from zero.
  const std::int64_t scaled = length.raw() * 5;
  return (scaled + (scaled < 0 ? -63 : 63)) / 127;
}

/// Appends `value` / 1000 in its shortest form: 12500 as 12.5, -250 as -.25.
void append_mille(std::string& out, Mille value);
inline void append_length(std::string& out, Length length) {
  append_mille(out, to_mille(length));
}
void append_integer(std::string& out, std::int64_t value);
/// A factor, to eight places.
void append_factor(std::string& out, double value);

void append_hex(std::string& out, std::uint16_t value);

/// A text string (7.9.2.2) as <FEFF…>, UTF-16BE in hexadecimal: one form for every language, and
/// equal text is equal bytes, as sorted names need it.
std::string text_string(std::string_view utf8);
/// The same without the byte order mark and brackets, as ToUnicode maps want it.
void append_utf16_hex(std::string& out, std::string_view utf8);

/// A literal string of ASCII (7.3.4.2).
std::string literal_string(std::string_view ascii);

/// [left bottom right top] in PDF's coordinates on a page of this height.
std::string rectangle(const Rect& rect, Length page_height);

}  // namespace sealpress::pdf
