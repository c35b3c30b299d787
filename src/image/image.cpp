#include "image/image.h"

#include <algorithm>
#include <array>

#include "image/formats.h"

namespace sealpress::image {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view kind;
  std::size_t offset;
  std::string_view bytes;
};

constexpr std::string_view kPng = "PNG", kJpeg = "JPEG";

constexpr std::array kMagics{
    Magic{kPng, 0, "\x89PNG\r\n\x1A\n"sv},
    Magic{kJpeg, 0, "\xFF\xD8\xFF"sv},
    Magic{"GIF", 0, "GIF8"sv},
    Magic{"BMP", 0, "BM"sv},
    Magic{"TIFF", 0, "II*\0"sv},
    Magic{"TIFF", 0, "MM\0*"sv},
    Magic{"EMF", 40, " EMF"sv},
    Magic{"WMF", 0, "\xD7\xCD\xC6\x9A"sv},
    Magic{"WMF", 0, "\1\0\x09\0"sv},
    Magic{"WebP", 8, "WEBP"sv},
    Magic{"HEIF", 4, "ftyphei"sv},
    Magic{"HEIF", 4, "ftypmif1"sv},
    Magic{"AVIF", 4, "ftypavif"sv},
    Magic{"JPEG 2000", 4, "jP  \r\n"sv},
    Magic{"SVG", 0, "<svg"sv},
    Magic{"SVG", 0, "<?xml"sv},
    Magic{"PDF", 0, "%PDF-"sv},
    Magic{"ICO", 0, "\0\0\1\0"sv},
};

/// The name of the format, empty if the bytes are no picture known to us.
std::string_view recognise(std::string_view bytes) {
  const auto matches = [bytes](const Magic& magic) {
    return bytes.size() > magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes);
  };
  const auto* found = std::find_if(kMagics.begin(), kMagics.end(), matches);
  return found == kMagics.end() ? std::string_view{} : found->kind;
}

Result<ImageInfo> read_headers(std::string_view bytes) {
  const std::string_view kind = recognise(bytes);
  if (kind == kPng) return read_png_info(bytes);
  if (kind == kJpeg) return read_jpeg_info(bytes);
  if (kind.empty()) return fail(input_error("image.not_a_picture"));
  return fail(input_error("image.unsupported_kind").with("kind", std::string(kind)));
}

Result<ImageInfo> within(const Limits& limits, const ImageInfo& info) {
  const std::uint64_t pixels = std::uint64_t{info.width} * info.height;
  if (std::max(info.width, info.height) <= limits.image_side && pixels <= limits.image_pixels) {
    return info;
  }
  return fail(input_error("image.too_large")
                  .with("width", std::int64_t{info.width})
                  .with("height", std::int64_t{info.height})
                  .with("limit", static_cast<std::int64_t>(limits.image_side)));
}

}  // namespace

Result<ImageInfo> read_info(std::string_view bytes, const Limits& limits) {
  return read_headers(bytes).and_then(
      [&limits](const ImageInfo& info) { return within(limits, info); });
}

Result<Pixels> decode(std::string_view bytes, const Limits& limits) {
  return read_info(bytes, limits).and_then([bytes](const ImageInfo& info) {
    return info.kind == Kind::png ? decode_png(bytes, info) : decode_jpeg(bytes, info);
  });
}

Result<JpegStream> jpeg_stream(std::string_view bytes, const Limits& limits) {
  return read_info(bytes, limits).and_then([bytes](const ImageInfo& info) -> Result<JpegStream> {
    if (info.kind == Kind::jpeg) return read_jpeg_stream(bytes);
    return fail(input_error("image.unsupported_kind").with("kind", std::string(kPng)));
  });
}

}  // namespace sealpress::image
