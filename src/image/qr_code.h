// QR codes (ISO/IEC 18004) as a matrix of modules, for callers that draw, and as a picture.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sealpress::image {

/// How much of the code may be lost: 7, 15, 25, 30 %.
enum class QrLevel : std::uint8_t { low, medium, quartile, high };

/// A square of modules, without the quiet zone of four modules that must surround it.
struct QrCode {
  int size = 0;         ///< modules on a side
  std::string modules;  ///< size * size, 1 is dark, rows from the top
  bool dark(int x, int y) const {
    return modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                   static_cast<std::size_t>(x)] != 0;
  }
};

/// The smallest code that holds `text` (UTF-8). Fails: image.qr_empty for an empty text or one with
/// a NUL, image.qr_too_long {bytes} beyond what version 40 holds.
Result<QrCode> qr_code(std::string_view text, QrLevel level = QrLevel::medium);

/// Modules that must stay blank on every side (ISO/IEC 18004, 6.3.8).
inline constexpr int kQrQuietZone = 4;

/// A grey PNG of the code with its quiet zone, several pixels a module: programs that smooth what
/// they enlarge then blur no edge. Empty only if memory runs out.
std::string qr_png(const QrCode& code);

}  // namespace sealpress::image
