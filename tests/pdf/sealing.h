// What tests of sealing share: sheets with places, keys, seal pictures, and what pdfsig says.
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/sheet.h"
#include "pdf/sign/seal.h"
#include "support/certificates.h"
#include "support/pictures.h"

namespace sealpress::test {

/// A minute from now: certificates made by the test are valid then.
inline const std::int64_t kNow = static_cast<std::int64_t>(std::time(nullptr)) + 60;

inline pdf::Credentials credentials(const std::string& name) {
  auto loaded =
      pdf::Credentials::from_pkcs12(TestKeys::get().read(name + ".p12"), TestKeys::kPassword);
  if (!loaded) throw std::runtime_error(loaded.error().code);
  return *loaded;
}

/// Two pages, each with a place of 42 mm: 单位盖章 and 推荐单位盖章.
inline std::string two_places() {
  Sheet sheet;
  const Length side = Length::mm(42);
  sheet.text("盖章样张", 20, 30);
  sheet.page().seals.push_back({"单位盖章", {Length::pt(100), Length::pt(20), side, side}});
  sheet.add_page();
  sheet.text("第二页", 20, 30);
  sheet.page().seals.push_back({"推荐单位盖章", {Length::pt(150), Length::pt(60), side, side}});
  return sheet.write();
}

/// Seals, and complains where that fails.
inline std::string sealed(const std::string& pdf, const pdf::SealOptions& options,
                          const pdf::OutsideLimits& limits = {}) {
  const auto result = pdf::seal(pdf, options, limits);
  EXPECT_TRUE(result) << (result ? "" : result.error().code);
  return result ? result->bytes : pdf;
}

/// Signs once more, in a field that shows nowhere.
inline pdf::SealOptions signing(const pdf::Credentials& by, std::string place = {}) {
  pdf::SealOptions options;
  options.credentials = &by;
  options.place = std::move(place);
  options.now = kNow;
  return options;
}

/// A seal that nobody can use: a ring, a star and 样章, red, on nothing; margins around it.
inline constexpr const char* kSvgSeal =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="-70 -60 140 120">
<circle r="47" fill="none" stroke="#d00" stroke-width="6"/>
<path d="M0-18 4.3-5.7 17-5.7 6.6 2 10.6 14.6 0 7-10.6 14.6-6.6 2-17-5.7-4.3-5.7z" fill="#d00"/>
<text y="36" font-size="14" text-anchor="middle" fill="#d00">样章</text></svg>)";

/// A red disc of `side` pixels, with or without alpha.
inline std::string disc_png(int side, bool alpha) {
  PngParts parts;
  parts.width = parts.height = static_cast<std::uint32_t>(side);
  parts.color_type = alpha ? 6 : 2;
  for (int y = 0; y < side; ++y) {
    parts.rows += '\0';
    for (int x = 0; x < side; ++x) {
      const double dx = x + 0.5 - side / 2.0, dy = y + 0.5 - side / 2.0;
      const bool inside = dx * dx + dy * dy <= side * side / 4.0;
      parts.rows += inside ? std::string("\xD0\0\0", 3) : "\xFF\xFF\xFF";
      if (alpha) parts.rows += inside ? '\xFF' : '\0';
    }
  }
  return png(parts);
}

inline pdf::SealPicture picture(const std::string& bytes, Diagnostics* warnings = nullptr,
                                bool white_to_transparent = false) {
  Diagnostics told;
  auto loaded = pdf::load_seal_picture(bytes, {white_to_transparent, {}}, told);
  if (!loaded) throw std::runtime_error(loaded.error().code);
  if (warnings != nullptr) *warnings = told;
  return *loaded;
}

/// Where the ink of a colour lies on a page at 300 dots to the inch, in millimetres.
struct Ink {
  double left = 1e9, top = 1e9, right = -1, bottom = -1;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double centre_x() const { return (left + right) / 2; }
  double centre_y() const { return (top + bottom) / 2; }
};
inline Ink red_ink(const std::string& pdf, int page, double from_x = 0) {
  const std::string number = std::to_string(page);
  const Output out = judge({"pdftoppm", "-r", "300", "-f", number, "-l", number, "@"}, pdf);
  const Raster raster = parse_ppm(out.out);
  constexpr double kDot = 25.4 / 300;
  Ink ink;
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      const std::string color = raster.color(x, y);
      const int red = static_cast<unsigned char>(color[0]);
      const int green = static_cast<unsigned char>(color[1]);
      if (red - green < 80 || x * kDot < from_x) continue;
      ink.left = std::min(ink.left, x * kDot);
      ink.right = std::max(ink.right, (x + 1) * kDot);
      ink.top = std::min(ink.top, y * kDot);
      ink.bottom = std::max(ink.bottom, (y + 1) * kDot);
    }
  }
  return ink;
}

/// How many signatures pdfsig finds, and how many of them it calls valid and whole.
struct PdfsigVerdict {
  int found = 0, valid = 0;
  Output said;
};
inline PdfsigVerdict pdfsig(const std::string& pdf) {
  PdfsigVerdict verdict;
  verdict.said = judge({"pdfsig", "-nocert", "@"}, pdf);
  const auto occurrences = [&](std::string_view words) {
    int count = 0;
    for (std::size_t at = 0; (at = verdict.said.out.find(words, at)) != std::string::npos; ++at) {
      ++count;
    }
    return count;
  };
  verdict.found = occurrences("Signature Validation:");  // empty fields are listed too
  verdict.valid = occurrences("Signature Validation: Signature is Valid.");
  return verdict;
}

}  // namespace sealpress::test
