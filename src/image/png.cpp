#include <png.h>

#include <optional>

#include "image/formats.h"

namespace sealpress::image {
namespace {

constexpr std::size_t kSignature = 8;    // 89 P N G ...
constexpr std::size_t kChunkFrame = 12;  // length, type, CRC
constexpr double kInchesPerMetre = 1 / 0.0254;

// Colour types, ISO/IEC 15948 table 11.1.
constexpr int kGrey = 0, kPalette = 3, kGreyAlpha = 4, kColourAlpha = 6;

struct Chunk {
  std::string_view type, data;
};

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

/// Takes the first chunk off `rest`; nothing if it is cut off.
std::optional<Chunk> next_chunk(std::string_view& rest) {
  if (rest.size() < kChunkFrame) return std::nullopt;
  const std::size_t length = big_endian(rest, 0);
  if (length > rest.size() - kChunkFrame) return std::nullopt;
  const Chunk chunk{rest.substr(4, 4), rest.substr(8, length)};
  rest.remove_prefix(length + kChunkFrame);
  return chunk;
}

Result<ImageInfo> read_ihdr(const Chunk& chunk) {
  if (chunk.type != "IHDR" || chunk.data.size() != 13) return fail(input_error("image.corrupt"));
  ImageInfo info;
  info.kind = Kind::png;
  info.width = big_endian(chunk.data, 0);
  info.height = big_endian(chunk.data, 4);
  info.bit_depth = static_cast<std::uint8_t>(chunk.data[8]);
  const int type = static_cast<std::uint8_t>(chunk.data[9]);
  info.components = type == kGrey || type == kGreyAlpha ? 1 : 3;
  info.alpha = type == kGreyAlpha || type == kColourAlpha;
  const bool known = type == kGrey || type == 2 || type == kPalette || info.alpha;
  if (!known || info.width == 0 || info.height == 0) return fail(input_error("image.corrupt"));
  return info;
}

/// pHYs (11.3.5.3): pixels per metre, if the unit byte says so.
void read_phys(std::string_view data, ImageInfo& info) {
  if (data.size() != 9 || data[8] != 1) return;
  info.dpi_x = big_endian(data, 0) / kInchesPerMetre;
  info.dpi_y = big_endian(data, 4) / kInchesPerMetre;
}

/// Parts colour and alpha of interleaved pixels.
Pixels part(const std::string& interleaved, const ImageInfo& info, std::size_t channels) {
  Pixels pixels{info.width, info.height, info.components, {}, {}};
  const std::size_t count = interleaved.size() / channels;
  const std::size_t colours = channels - 1;
  pixels.samples.resize(count * colours);
  pixels.alpha.resize(count);
  bool opaque = true;
  for (std::size_t i = 0; i < count; ++i) {
    const char* pixel = &interleaved[i * channels];
    for (std::size_t c = 0; c < colours; ++c) pixels.samples[i * colours + c] = pixel[c];
    pixels.alpha[i] = pixel[colours];
    opaque = opaque && pixel[colours] == '\xFF';
  }
  if (opaque) pixels.alpha.clear();
  return pixels;
}

/// Reads all pixels through libpng's simplified interface, which keeps its longjmp to itself.
bool read_all(std::string_view bytes, png_uint_32 format, std::string& out) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return false;
  image.format = format;
  // Sixteen bits are taken as sRGB like eight, as every office program takes them.
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  out.resize(PNG_IMAGE_SIZE(image));
  return png_image_finish_read(&image, nullptr, out.data(), 0, nullptr) != 0;
}

}  // namespace

Result<ImageInfo> read_png_info(std::string_view bytes) {
  std::string_view rest = bytes.substr(kSignature);
  std::optional<Chunk> chunk = next_chunk(rest);
  if (!chunk) return fail(input_error("image.truncated"));
  Result<ImageInfo> info = read_ihdr(*chunk);
  if (!info) return info;
  while ((chunk = next_chunk(rest)) && chunk->type != "IDAT") {
    if (chunk->type == "pHYs") read_phys(chunk->data, *info);
    if (chunk->type == "tRNS") info->alpha = true;
    if (chunk->type == "IEND") return fail(input_error("image.corrupt"));
  }
  // Pixels that are there in part are still headers that are there.
  if (!chunk && rest.substr(0, 8).find("IDAT") != 4) return fail(input_error("image.truncated"));
  return info;
}

Result<Pixels> decode_png(std::string_view bytes, const ImageInfo& info) {
  const bool grey = info.components == 1;
  const png_uint_32 format = info.alpha ? (grey ? PNG_FORMAT_GA : PNG_FORMAT_RGBA)
                                        : (grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB);
  std::string samples;
  if (!read_all(bytes, format, samples)) return fail(input_error("image.corrupt"));
  if (info.alpha) return part(samples, info, PNG_IMAGE_SAMPLE_CHANNELS(format));
  return Pixels{info.width, info.height, info.components, std::move(samples), {}};
}

}  // namespace sealpress::image
