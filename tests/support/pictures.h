// Small pictures made in memory, for tests: PNG files put together by hand, so that every colour
// type, chunk and damage can be had, and JPEG files from libjpeg. Header-only.
#pragma once

// jpeglib.h needs FILE and size_t before it.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace sealpress::test {

inline std::string big_endian(std::uint32_t value) {
  std::string bytes(4, '\0');
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<char>(value >> (24 - 8 * i));
  return bytes;
}

inline std::uint32_t png_crc(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint8_t>(byte);
    for (int i = 0; i < 8; ++i) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
  }
  return ~crc;
}

inline std::string png_chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(png_crc(body));
}

/// zlib format without compression.
inline std::string stored_zlib(std::string_view bytes) {
  std::string out = "\x78\x01";
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<std::uint8_t>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  for (std::size_t at = 0; at == 0 || at < bytes.size(); at += 65535) {
    const std::string_view block = bytes.substr(at, 65535);
    const auto size = static_cast<std::uint16_t>(block.size());
    const std::uint16_t complement = static_cast<std::uint16_t>(~size);
    out += static_cast<char>(at + block.size() >= bytes.size());
    for (const std::uint16_t n : {size, complement}) {
      out += static_cast<char>(n & 0xFF);
      out += static_cast<char>(n >> 8);
    }
    out += block;
  }
  return out + big_endian(b << 16 | a);
}

struct PngParts {
  std::uint32_t width = 1, height = 1;
  int bit_depth = 8, color_type = 2;  ///< ISO/IEC 15948 table 11.1
  bool interlaced = false;
  std::string chunks;  ///< between IHDR and IDAT
  std::string rows;    ///< as filtered: each row with its filter byte
};

inline std::string png(const PngParts& parts) {
  std::string header = big_endian(parts.width) + big_endian(parts.height);
  header += static_cast<char>(parts.bit_depth);
  header += static_cast<char>(parts.color_type);
  header += std::string(2, '\0');
  header += static_cast<char>(parts.interlaced);
  return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", header) + parts.chunks +
         png_chunk("IDAT", stored_zlib(parts.rows)) + png_chunk("IEND", "");
}

/// A picture of one colour; four bytes give one with alpha.
inline std::string flat_png(std::uint32_t width, std::uint32_t height, std::string_view pixel) {
  PngParts parts;
  parts.width = width;
  parts.height = height;
  parts.color_type = pixel.size() == 4 ? 6 : 2;
  for (std::uint32_t y = 0; y < height; ++y) {
    parts.rows += '\0';
    for (std::uint32_t x = 0; x < width; ++x) parts.rows += pixel;
  }
  return png(parts);
}

struct JpegParts {
  std::uint32_t width = 16, height = 16;
  int components = 3;  ///< 1 grey, 3 colour, 4 CMYK
  std::array<int, 4> pixel{200, 30, 30, 0};
  bool progressive = false, arithmetic = false, stored_as_rgb = false;
  int dpi = 0;
  std::string app1;  ///< the content of an APP1 segment, e.g. "Exif\0\0..."
};

inline std::string jpeg(const JpegParts& parts) {
  jpeg_compress_struct codec{};
  jpeg_error_mgr errors{};
  codec.err = jpeg_std_error(&errors);
  jpeg_create_compress(&codec);
  unsigned char* out = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&codec, &out, &size);
  codec.image_width = parts.width;
  codec.image_height = parts.height;
  codec.input_components = parts.components;
  codec.in_color_space = parts.components == 1   ? JCS_GRAYSCALE
                         : parts.components == 4 ? JCS_CMYK
                                                 : JCS_RGB;
  jpeg_set_defaults(&codec);
  if (parts.stored_as_rgb) {
    jpeg_set_colorspace(&codec, JCS_RGB);
    codec.write_Adobe_marker = FALSE;
  }
  jpeg_set_quality(&codec, 95, TRUE);
  if (parts.progressive) jpeg_simple_progression(&codec);
  codec.arith_code = parts.arithmetic ? TRUE : FALSE;
  codec.density_unit = parts.dpi > 0 ? 1 : 0;
  if (parts.dpi > 0) codec.X_density = codec.Y_density = static_cast<UINT16>(parts.dpi);
  jpeg_start_compress(&codec, TRUE);
  if (!parts.app1.empty()) {
    jpeg_write_marker(&codec, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(parts.app1.data()),
                      static_cast<unsigned>(parts.app1.size()));
  }
  std::string row;
  for (std::uint32_t x = 0; x < parts.width; ++x) {
    for (int c = 0; c < parts.components; ++c) {
      row += static_cast<char>(parts.pixel[static_cast<std::size_t>(c)]);
    }
  }
  auto* row_bytes = reinterpret_cast<JSAMPROW>(row.data());
  for (std::uint32_t y = 0; y < parts.height; ++y) jpeg_write_scanlines(&codec, &row_bytes, 1);
  jpeg_finish_compress(&codec);
  jpeg_destroy_compress(&codec);
  std::string bytes(reinterpret_cast<char*>(out), size);
  std::free(out);
  return bytes;
}

/// A seal that nobody can use: a ring, a star and 样章, red, on nothing; margins around it.
inline constexpr const char* kSvgSeal =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="-70 -60 140 120">
<circle r="47" fill="none" stroke="#d00" stroke-width="6"/>
<path d="M0-18 4.3-5.7 17-5.7 6.6 2 10.6 14.6 0 7-10.6 14.6-6.6 2-17-5.7-4.3-5.7z" fill="#d00"/>
<text y="36" font-size="14" text-anchor="middle" fill="#d00">样章</text></svg>)";

}  // namespace sealpress::test
