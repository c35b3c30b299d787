// The picture of a seal, ready to be drawn: cut to its ink, so that its size on paper is the size
// of what is seen and not of the margin around it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/geometry.h"
#include "base/limits.h"
#include "base/result.h"
#include "image/image.h"

namespace sealpress::pdf {

struct SealPicture {
  std::uint32_t width = 0, height = 0;  ///< of the ink, in pixels
  int components = 3;
  std::string data;  ///< zlib
  std::string mask;  ///< zlib; empty: opaque
  /// For files that forbid transparency, zlib: as it looks on white paper, and the bits of where
  /// the paper shows.
  std::string paper, stencil;
  std::string name;  ///< of its file, for messages
};

struct SealPictureOptions {
  bool white_to_transparent = false;
  Limits limits;
};

/// Reads a PNG, JPEG or SVG file (the latter in a child process). Opaque pictures, and
/// specks beside the seal that are cut off, are told of by `warnings`. Fails: pdf.seal_blank, and
/// as image::decode() and image::render_svg() do.
Result<SealPicture> load_seal_picture(std::string_view bytes, const SealPictureOptions& options,
                                      Diagnostics& warnings);

/// Makes white transparent and what is nearly white nearly so: on white paper nothing changes.
/// Paper of a scan counts as white.
image::Pixels without_white(image::Pixels pixels);

/// Whether the picture, stretched to this size, keeps its shape within 2 %. Fails: pdf.seal_shape
/// {picture, width, height, asked, fitting}. A picture of fewer than 200 pixels to the inch is told
/// of by `warnings`.
Result<void> check_size(const SealPicture& picture, const Size& size, Diagnostics& warnings);

}  // namespace sealpress::pdf
