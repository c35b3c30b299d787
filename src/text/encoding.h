// Text files in the encodings that offices in China write.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealpress::text {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, gb18030 };

/// The encoding of a text from its first bytes: byte order mark, zero bytes, UTF-8's own form; what
/// is none of these is GB18030 (GBK, GB2312). Text that is UTF-8 but for some damaged characters is
/// still UTF-8. A character may be cut off at the end of `beginning`.
Encoding detect_encoding(std::string_view beginning);

/// The text as UTF-8, without byte order mark; nullopt if it is ill-formed in its encoding.
std::optional<std::string> decode(std::string_view bytes, Encoding encoding);
std::optional<std::string> decode_any(std::string_view bytes);

}  // namespace sealpress::text
