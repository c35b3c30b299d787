#include <algorithm>

#include "image/formats.h"

namespace sealpress::image {
namespace {

/// TIFF 6.0: numbers in the byte order that the header states, reads past the end give 0.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), big_(bytes.starts_with("MM")) {}

  bool valid() const { return (big_ || bytes_.starts_with("II")) && number(2, 2) == 42; }

  std::uint32_t number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8 | static_cast<std::uint8_t>(bytes_[at + (big_ ? i : size - 1 - i)]);
    }
    return value;
  }

  /// A RATIONAL at an offset; 0 if it is none.
  double rational(std::size_t at) const {
    const std::uint32_t denominator = number(at + 4, 4);
    return denominator == 0 ? 0 : static_cast<double>(number(at, 4)) / denominator;
  }

 private:
  std::string_view bytes_;
  bool big_;
};

constexpr std::uint32_t kOrientation = 0x112, kXResolution = 0x11A, kYResolution = 0x11B,
                        kResolutionUnit = 0x128;
constexpr std::uint32_t kCentimetre = 3;

}  // namespace

ExifInfo read_exif(std::string_view bytes) {
  const Tiff tiff(bytes);
  ExifInfo info;
  if (!tiff.valid()) return info;
  const std::size_t directory = tiff.number(4, 4);
  const std::size_t entries = tiff.number(directory, 2);
  double scale = 1;
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (entry >= bytes.size()) break;
    const std::uint32_t tag = tiff.number(entry, 2);
    const std::uint32_t value = tiff.number(entry + 8, 2);
    if (tag == kOrientation && value >= 1 && value <= 8) info.orientation = static_cast<int>(value);
    if (tag == kXResolution) info.dpi_x = tiff.rational(tiff.number(entry + 8, 4));
    if (tag == kYResolution) info.dpi_y = tiff.rational(tiff.number(entry + 8, 4));
    if (tag == kResolutionUnit && value == kCentimetre) scale = 2.54;
  }
  info.dpi_x *= scale;
  info.dpi_y *= scale;
  return info;
}

}  // namespace sealpress::image
