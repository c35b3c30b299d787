// What the codes of a PDF font mean in Unicode.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sealpress::pdf {

/// A /ToUnicode map (ISO 32000-1, 9.10.3): each code and its characters. What is ill-formed in it
/// is passed over.
std::map<std::uint32_t, std::u32string> read_to_unicode(std::string_view cmap);

/// UTF-16, big end first; a lone surrogate is left out.
std::u32string from_utf16(std::string_view bytes);

/// The character of a glyph's name (Adobe's list: A, comma, uni4E00, u1F5F8), empty if it has none.
std::u32string character_of_glyph_name(std::string_view name);

}  // namespace sealpress::pdf
