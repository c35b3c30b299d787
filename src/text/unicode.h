// Characters: UTF conversions and normalisation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::text {

/// Ill-formed sequences become U+FFFD, never an error.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view utf32);
/// Byte offset of the first ill-formed sequence (lone surrogates included), nullopt if none.
std::optional<std::size_t> find_ill_formed(std::string_view utf8);

/// The form under which labels are compared: NFKC, without white space.
std::string label_key(std::string_view label);
std::string nfkc(std::string_view utf8);
/// `input` in the named encoding (GB18030, UTF-16LE ...) as UTF-8; nullopt if it has ill-formed
/// sequences or the encoding is unknown.
std::optional<std::string> decode(std::string_view input, const char* encoding);

/// Control characters as their pictures (U+2400 ...), so that a message stays on its line and
/// commands no terminal; marks of direction by their numbers (<U+202E>).
std::string printable(std::string_view utf8);

enum class Script : std::uint8_t { common, latin, han, kana, hangul, tibetan, other };
Script script_of(char32_t c);
/// East_Asian_Width W or F (UAX #11).
bool is_wide(char32_t c);

}  // namespace sealpress::text
