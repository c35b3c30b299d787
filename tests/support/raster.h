// Pages as pixels, and where their ink lies. Header-only, for tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>

#include "support/judge.h"

namespace sealpress::test {

/// A page as pixels.
struct Raster {
  int width = 0, height = 0;
  std::string pixels;  ///< red green blue
  bool has_ink(int x, int y) const { return color(x, y) != "\xFF\xFF\xFF"; }
  std::string color(int x, int y) const {
    const int at = 3 * (y * width + x);
    return pixels.substr(static_cast<std::size_t>(at), 3);
  }
  /// Whether any pixel of the rectangle has ink.
  bool has_ink(int left, int top, int right, int bottom) const {
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        if (has_ink(x, y)) return true;
      }
    }
    return false;
  }
};

inline Raster parse_ppm(const std::string& bytes) {
  std::istringstream in(bytes);
  std::string magic;
  int maximum = 0;
  Raster raster;
  in >> magic >> raster.width >> raster.height >> maximum;
  in.get();
  raster.pixels.assign(std::istreambuf_iterator<char>(in), {});
  EXPECT_EQ(magic, "P6");
  return raster;
}

/// Where the ink of a colour lies on a page, in millimetres.
struct Ink {
  double left = 1e9, top = 1e9, right = -1, bottom = -1;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double centre_x() const { return (left + right) / 2; }
  double centre_y() const { return (top + bottom) / 2; }
};

/// Where the red ink lies on a page of a file (from 1), or within a part of it, as poppler draws it
/// with 300 dots to the inch.
inline Ink red_ink(const std::string& file, int page, const Ink& within = {0, 0, 1000, 1000}) {
  constexpr double kDot = 25.4 / 300;
  const auto dots = [](double mm) { return static_cast<int>(mm / kDot); };
  const int left = std::max(0, dots(within.left)), top = std::max(0, dots(within.top));
  const std::string number = std::to_string(page);
  const Raster raster = parse_ppm(
      run({"pdftoppm", "-r", "300", "-f", number, "-l", number, "-x", std::to_string(left), "-y",
           std::to_string(top), "-W", std::to_string(dots(within.width())), "-H",
           std::to_string(dots(within.height())), file})
          .out);
  Ink ink;
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      const std::string color = raster.color(x, y);
      const int red = static_cast<unsigned char>(color[0]);
      const int green = static_cast<unsigned char>(color[1]);
      if (red - green < 80) continue;
      ink.left = std::min(ink.left, (left + x) * kDot);
      ink.right = std::max(ink.right, (left + x + 1) * kDot);
      ink.top = std::min(ink.top, (top + y) * kDot);
      ink.bottom = std::max(ink.bottom, (top + y + 1) * kDot);
    }
  }
  return ink;
}

}  // namespace sealpress::test
