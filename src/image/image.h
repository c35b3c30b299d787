// Pictures: what a file of pixels is, found out before anything else believes it.
//
// PNG (ISO/IEC 15948) and JPEG (ITU-T T.81, JFIF, EXIF) are drawn; what else people paste into
// documents (GIF, BMP, TIFF, EMF, WMF ...) is recognised and refused by its name. Sizes are checked
// against the limits before a byte is allocated for pixels. Pure functions, thread-safe.
//
// Errors: image.not_a_picture, image.unsupported_kind {kind}, image.too_large {width, height,
// limit}, image.truncated, image.corrupt, image.cmyk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::image {

enum class Kind : std::uint8_t { png, jpeg };

struct ImageInfo {
  Kind kind = Kind::png;
  std::uint32_t width = 0, height = 0;  ///< in pixels, as stored
  double dpi_x = 0, dpi_y = 0;          ///< 0 where the file does not say
  int components = 3;                   ///< 1 grey, 3 colour (a palette too), 4 CMYK
  bool alpha = false;                   ///< some pixels may be transparent
  int bit_depth = 8;                    ///< per component; of a palette, per index
  int orientation = 1;                  ///< EXIF 4.6.4.A tag 0112: 1 upright … 8; PNG always 1
};

/// Reads the headers alone; a damaged body is not noticed.
Result<ImageInfo> read_info(std::string_view bytes, const Limits& limits = {});

/// Pixels, eight bits a component, rows from the top without padding.
struct Pixels {
  std::uint32_t width = 0, height = 0;
  int components = 3;   ///< 1 grey, 3 red green blue
  std::string samples;  ///< width * height * components
  std::string alpha;    ///< width * height, 255 opaque; empty if every pixel is opaque
};

/// Decodes a picture: interlace, palette and transparent colours resolved, 16 bits reduced to 8.
/// The orientation is not applied.
Result<Pixels> decode(std::string_view bytes, const Limits& limits = {});

/// What a reader must know to show a JPEG file's bytes as they are.
struct JpegStream {
  std::uint32_t width = 0, height = 0;
  int components = 3;
  bool stored_as_rgb = false;  ///< without the usual YCbCr transform, and no Adobe mark says so
};

/// Checks that a JPEG file is whole and of a kind that a PDF reader decodes (baseline or
/// progressive Huffman, 8 bits, grey or colour). CMYK is refused: without its printing condition
/// its colours are anyone's guess.
Result<JpegStream> jpeg_stream(std::string_view bytes, const Limits& limits = {});

}  // namespace sealpress::image
