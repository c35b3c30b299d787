// Bytes in, bytes out: deflate, checksums, digests, base64. Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealpress::codec {

/// Raw deflate (RFC 1951), level 1 to 12.
std::string deflate(std::string_view bytes, int level = 1);
/// zlib format (RFC 1950), as PDF's FlateDecode wants it.
std::string zlib(std::string_view bytes, int level = 1);
/// Inflates zlib data of at most `limit` bytes; nullopt if ill-formed or larger.
std::optional<std::string> unzlib(std::string_view bytes, std::size_t limit);
std::uint32_t crc32(std::string_view bytes);

/// Digest, lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);
std::string sha256(std::string_view bytes);
std::string md5(std::string_view bytes);
std::string base64(std::string_view bytes);

}  // namespace sealpress::codec
