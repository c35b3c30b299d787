#include "image/qr_code.h"

#include <qrencode.h>

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

}  // namespace sealpress::image
