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
#include "support/raster.h"

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

/// Where the red ink of a page lies, in millimetres.
inline Ink red_ink_of(const std::string& pdf, int page) {
  const TempDir dir;
  return red_ink(dir.write("a.pdf", pdf), page);
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
