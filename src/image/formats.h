// The formats behind image.h, one each; bytes have been recognised by their magic number.
#pragma once

#include <cstdint>
#include <string_view>

#include "image/image.h"

namespace sealpress::image {

Result<ImageInfo> read_png_info(std::string_view bytes);
Result<Pixels> decode_png(std::string_view bytes, const ImageInfo& info);

Result<ImageInfo> read_jpeg_info(std::string_view bytes);
Result<Pixels> decode_jpeg(std::string_view bytes, const ImageInfo& info);
Result<JpegStream> read_jpeg_stream(std::string_view bytes);

/// Orientation and resolution from the TIFF structure of an EXIF block (what follows "Exif\0\0").
/// Whatever is damaged is left at its default: EXIF is a remark, not the picture.
struct ExifInfo {
  int orientation = 1;
  double dpi_x = 0, dpi_y = 0;
};
ExifInfo read_exif(std::string_view tiff);

}  // namespace sealpress::image
