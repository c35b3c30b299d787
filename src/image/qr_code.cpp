#include "image/qr_code.h"

#include <png.h>
#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace sealpress::image {
namespace {

constexpr QRecLevel kLevels[] = {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

Result<QrCode> qr_code(std::string_view text, QrLevel level) {
  if (text.empty() || text.find('\0') != std::string_view::npos) {
    return fail(input_error("image.qr_empty"));
  }
  constexpr int kSmallestVersion = 0, kKeepCase = 1;
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeString(std::string(text).c_str(), kSmallestVersion,
                          kLevels[static_cast<std::size_t>(level)], QR_MODE_8, kKeepCase));
  if (!code) {
    return fail(
        input_error("image.qr_too_long").with("bytes", static_cast<std::int64_t>(text.size())));
  }
  const std::size_t count =
      static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  QrCode matrix{code->width, std::string(count, '\0')};
  // Only the lowest bit is the module's colour.
  for (std::size_t i = 0; i < count; ++i) matrix.modules[i] = static_cast<char>(code->data[i] & 1);
  return matrix;
}

std::string qr_png(const QrCode& code) {
  constexpr int kPixels = 8;
  const int side = (code.size + 2 * kQrQuietZone) * kPixels;
  const auto width = static_cast<std::size_t>(side);
  std::string samples(width * width, '\xFF');
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const int column = x / kPixels - kQrQuietZone, row = y / kPixels - kQrQuietZone;
      const bool inside = std::min(column, row) >= 0 && std::max(column, row) < code.size;
      if (inside && code.dark(column, row)) {
        samples[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = '\0';
      }
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = static_cast<png_uint_32>(side);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string png(size, '\0');
  if (png_image_write_to_memory(&image, png.data(), &size, 0, samples.data(), 0, nullptr) == 0) {
    return {};
  }
  png.resize(size);
  return png;
}

}  // namespace sealpress::image
