// Big-endian numbers of font tables. Reads beyond the end give 0, so that a short table reads as
// one of zeros; writes append.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sealpress::text {

/// `width` bytes at `offset` as an unsigned number; width is 1 to 4.
inline std::uint32_t read_big_endian(std::string_view bytes, std::size_t offset,
                                     std::size_t width) {
  if (offset > bytes.size() || bytes.size() - offset < width) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  }
  return value;
}

inline std::uint16_t read_u16(std::string_view bytes, std::size_t offset) {
  return static_cast<std::uint16_t>(read_big_endian(bytes, offset, 2));
}
inline std::int16_t read_i16(std::string_view bytes, std::size_t offset) {
  return static_cast<std::int16_t>(read_u16(bytes, offset));
}
inline std::uint32_t read_u32(std::string_view bytes, std::size_t offset) {
  return read_big_endian(bytes, offset, 4);
}

inline void append_big_endian(std::string& out, std::uint32_t value, std::size_t width) {
  for (std::size_t i = width; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

}  // namespace sealpress::text
