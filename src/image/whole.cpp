#include "image/whole.h"

#include <array>

#include "image/bands.h"

namespace sealpress::image {
namespace {

constexpr std::array<std::uint32_t, 256> make_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t n = 0; n < table.size(); ++n) {
    std::uint32_t c = n;
    for (int bit = 0; bit < 8; ++bit) c = c >> 1 ^ (0xEDB88320u & -(c & 1));
    table[n] = c;
  }
  return table;
}

/// The checksum of PNG's annex D.
std::uint32_t crc(std::string_view bytes) {
  static constexpr auto kTable = make_table();
  std::uint32_t c = ~0u;
  for (const char b : bytes) c = kTable[(c ^ static_cast<unsigned char>(b)) & 0xFF] ^ c >> 8;
  return ~c;
}

std::uint32_t be32(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// Length, type, data and checksum, one chunk after the other, IEND last.
Result<void> check_chunks(std::string_view bytes) {
  constexpr std::size_t kSignature = 8, kFrame = 12;
  std::string_view rest = bytes.substr(kSignature);
  while (rest.size() >= kFrame) {
    const std::size_t size = be32(rest);
    if (size > rest.size() - kFrame) return fail(input_error("image.truncated"));
    const std::string_view type = rest.substr(4, 4);
    const bool critical = type[0] >= 'A' && type[0] <= 'Z';
    if (critical && crc(rest.substr(4, size + 4)) != be32(rest.substr(size + 8))) {
      return fail(input_error("image.corrupt"));
    }
    if (type == "IEND") return {};
    rest.remove_prefix(size + kFrame);
  }
  return fail(input_error("image.truncated"));
}

}  // namespace

Result<void> check_whole(std::string_view bytes) {
  return read_info(bytes).and_then([&](const ImageInfo& info) -> Result<void> {
    if (auto held = check_interlace(bytes, info); !held) return held;
    if (info.kind == Kind::png) return check_chunks(bytes);
    return jpeg_stream(bytes).map([](const JpegStream&) {});
  });
}

}  // namespace sealpress::image
