// The central directory of a zip file (APPNOTE 4.3.12): where each entry's bytes lie, and its times
// as they are written. libzip tells neither.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "package/package.h"

namespace sealpress::package {

/// Numbers of a zip file are little-endian.
inline std::uint16_t le16(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
  };
  return static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8);
}
inline std::uint32_t le32(std::string_view bytes, std::size_t at) {
  return le16(bytes, at) | static_cast<std::uint32_t>(le16(bytes, at + 2)) << 16;
}
inline std::uint64_t le64(std::string_view bytes, std::size_t at) {
  return le32(bytes, at) | static_cast<std::uint64_t>(le32(bytes, at + 4)) << 32;
}

/// All entries in the directory's order, names as raw bytes; nullopt if any of them does not lie
/// within `file`.
std::optional<std::vector<Entry>> read_directory(std::string_view file);

}  // namespace sealpress::package
