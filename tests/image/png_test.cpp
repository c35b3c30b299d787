#include <gtest/gtest.h>

#include <algorithm>

#include "image/bands.h"
#include "image/whole.h"
#include "support/pictures.h"

namespace sealpress::image {
namespace {

using namespace std::string_literals;
using test::png;
using test::png_chunk;
using test::PngParts;

std::string code_of(const std::string& bytes, const Limits& limits = {}) {
  const Result<Pixels> pixels = decode(bytes, limits);
  return pixels ? "" : pixels.error().code;
}

std::string bytes_of(std::initializer_list<int> values) {
  std::string bytes;
  for (const int value : values) bytes += static_cast<char>(value);
  return bytes;
}

/// All bands of a picture as one.
Pixels joined_bands(const std::string& bytes) {
  Pixels whole;
  const auto done = decode_bands(bytes, [&](const Pixels& band) {
    whole.width = band.width;
    whole.height += band.height;
    whole.components = band.components;
    whole.samples += band.samples;
    whole.alpha += band.alpha;
  });
  EXPECT_TRUE(done);
  if (whole.alpha.find_first_not_of('\xFF') == std::string::npos) whole.alpha.clear();
  return whole;
}

/// Whole, and the same band by band.
Pixels must_decode(const PngParts& parts) {
  Result<Pixels> pixels = decode(png(parts));
  EXPECT_TRUE(pixels) << pixels.error().code;
  if (!pixels) return {};
  const Pixels bands = joined_bands(png(parts));
  EXPECT_EQ(bands.width, pixels->width);
  EXPECT_EQ(bands.height, pixels->height);
  EXPECT_EQ(bands.components, pixels->components);
  EXPECT_EQ(bands.samples, pixels->samples);
  EXPECT_EQ(bands.alpha, pixels->alpha);
  return *pixels;
}

TEST(Png, TellsSizeAndResolution) {
  PngParts parts{3, 2, 8, 2, false, {}, std::string(20, '\0')};
  parts.chunks = png_chunk("pHYs", test::big_endian(11811) + test::big_endian(5906) + "\1");
  const Result<ImageInfo> info = read_info(png(parts));
  ASSERT_TRUE(info);
  EXPECT_EQ(info->kind, Kind::png);
  EXPECT_EQ(info->width, 3u);
  EXPECT_EQ(info->height, 2u);
  EXPECT_EQ(info->components, 3);
  EXPECT_FALSE(info->alpha);
  EXPECT_NEAR(info->dpi_x, 300, 0.01);
  EXPECT_NEAR(info->dpi_y, 150, 0.05);
}

TEST(Png, AspectRatioAloneIsNoResolution) {
  PngParts parts{1, 1, 8, 0, false, {}, bytes_of({0, 7})};
  parts.chunks = png_chunk("pHYs", test::big_endian(4) + test::big_endian(3) + "\0"s);
  EXPECT_EQ(read_info(png(parts))->dpi_x, 0);
}

TEST(Png, DecodesColour) {
  const Pixels pixels = must_decode({2, 1, 8, 2, false, {}, bytes_of({0, 1, 2, 3, 250, 251, 252})});
  EXPECT_EQ(pixels.components, 3);
  EXPECT_EQ(pixels.samples, bytes_of({1, 2, 3, 250, 251, 252}));
  EXPECT_EQ(pixels.alpha, "");
}

TEST(Png, KeepsGreyGrey) {
  const Pixels pixels = must_decode({2, 1, 8, 0, false, {}, bytes_of({0, 9, 200})});
  EXPECT_EQ(pixels.components, 1);
  EXPECT_EQ(pixels.samples, bytes_of({9, 200}));
}

TEST(Png, SpreadsOneBitGrey) {
  const Pixels pixels = must_decode({3, 1, 1, 0, false, {}, bytes_of({0, 0b01000000})});
  EXPECT_EQ(pixels.samples, bytes_of({0, 255, 0}));
}

TEST(Png, SetsAlphaApart) {
  const Pixels pixels =
      must_decode({2, 1, 8, 6, false, {}, bytes_of({0, 1, 2, 3, 128, 4, 5, 6, 255})});
  EXPECT_EQ(pixels.samples, bytes_of({1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(pixels.alpha, bytes_of({128, 255}));
}

TEST(Png, DropsAlphaThatHidesNothing) {
  EXPECT_EQ(must_decode({1, 1, 8, 4, false, {}, bytes_of({0, 77, 255})}).alpha, "");
}

TEST(Png, LooksUpPaletteWithTransparency) {
  PngParts parts{2, 1, 8, 3, false, {}, bytes_of({0, 1, 0})};
  parts.chunks =
      png_chunk("PLTE", bytes_of({10, 20, 30, 40, 50, 60})) + png_chunk("tRNS", bytes_of({0, 255}));
  const Pixels pixels = must_decode(parts);
  EXPECT_EQ(pixels.samples.substr(0, 3), bytes_of({40, 50, 60}));
  EXPECT_EQ(pixels.alpha, bytes_of({255, 0}));
}

TEST(Png, MakesTheNamedColourTransparent) {
  PngParts parts{2, 1, 8, 0, false, {}, bytes_of({0, 5, 6})};
  parts.chunks = png_chunk("tRNS", bytes_of({0, 6}));
  EXPECT_EQ(must_decode(parts).alpha, bytes_of({255, 0}));
}

TEST(Png, ReducesSixteenBits) {
  const Pixels pixels = must_decode({1, 1, 16, 0, false, {}, bytes_of({0, 0x80, 0x80})});
  EXPECT_EQ(pixels.samples, bytes_of({0x80}));
}

TEST(Png, UndoesInterlace) {
  // Adam7 of a 3x3 picture: passes 1, 4, 5, 6, 7 hold pixels; the value tells the place.
  const std::string rows = bytes_of({0, 0,             // pass 1: (0,0)
                                     0, 2,             // pass 4: (2,0)
                                     0, 20, 22,        // pass 5: row 2, even columns
                                     0, 1,             // pass 6: row 0, odd columns
                                     0, 21,            //         row 2
                                     0, 10, 11, 12});  // pass 7: row 1
  const Pixels pixels = must_decode({3, 3, 8, 0, true, {}, rows});
  EXPECT_EQ(pixels.samples, bytes_of({0, 1, 2, 10, 11, 12, 20, 21, 22}));
}

TEST(Png, ComesInBandsOfFewMegabytes) {
  const std::string bytes = test::flat_png(3000, 1000, "\x10\x20\x30");
  std::size_t bands = 0, largest = 0;
  const auto done = decode_bands(bytes, [&](const Pixels& band) {
    ++bands;
    largest = std::max(largest, band.samples.size());
    EXPECT_TRUE(band.samples.ends_with("\x10\x20\x30"));
  });
  ASSERT_TRUE(done);
  EXPECT_GT(bands, 1u);
  EXPECT_LE(largest, 4u << 20);
  const auto broken = decode_bands(bytes.substr(0, bytes.size() / 2), [](const Pixels&) {});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, "image.corrupt");
}

/// It would have to be held whole.
TEST(Png, RefusesVeryLargeInterlacedOnes) {
  const std::string bytes = png({6000, 5000, 8, 0, true, {}, "\0\0"s});
  const auto done = decode_bands(bytes, [](const Pixels&) {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "image.interlaced");
  const auto whole = check_whole(bytes);
  ASSERT_FALSE(whole);
  EXPECT_EQ(whole.error().code, "image.interlaced");
  EXPECT_TRUE(check_whole(png({6000, 5000, 8, 0, false, {}, "\0\0"s})));
}

TEST(Png, NamesDamage) {
  const std::string good = test::flat_png(4, 4, "abc");
  for (std::size_t size = 8; size < good.size() - 12; ++size) {
    const std::string code = code_of(good.substr(0, size));
    EXPECT_TRUE(code == "image.truncated" || code == "image.corrupt") << size << " " << code;
  }
  std::string wrong_sum = good;
  wrong_sum[23] ^= 1;  // the height, so that the chunk's sum is wrong
  EXPECT_EQ(code_of(wrong_sum), "image.corrupt");
  EXPECT_EQ(code_of(png({0, 4, 8, 2, false, {}, {}})), "image.corrupt");
  EXPECT_EQ(code_of(png({4, 4, 8, 7, false, {}, {}})), "image.corrupt");
  EXPECT_EQ(code_of(png({4, 4, 8, 2, false, {}, "too short"})), "image.corrupt");
}

TEST(Png, RefusesHugeSizesBeforeMakingRoomForThem) {
  const std::string wide = png({16'001, 1, 8, 2, false, {}, "x"});
  EXPECT_EQ(code_of(wide), "image.too_large");
  const std::string many = png({15'000, 15'000, 8, 2, false, {}, "x"});
  EXPECT_EQ(code_of(many), "image.too_large");
  Limits strict;
  strict.image_pixels = 15;
  EXPECT_EQ(code_of(test::flat_png(4, 4, "abc"), strict), "image.too_large");
}

TEST(Picture, OtherFormatsAreRefusedByName) {
  const std::pair<std::string, std::string> cases[] = {
      {"GIF89a......", "GIF"},
      {"BM..........", "BMP"},
      {"II*\0........"s, "TIFF"},
      {"\1\0\0\0"s + std::string(36, '.') + " EMF....", "EMF"},
      {"\xD7\xCD\xC6\x9A........", "WMF"},
      {"RIFF....WEBPVP8 ", "WebP"},
      {"<svg xmlns='...'/>", "SVG"},
  };
  for (const auto& [bytes, kind] : cases) {
    const Result<ImageInfo> info = read_info(bytes);
    ASSERT_FALSE(info);
    EXPECT_EQ(info.error().code, "image.unsupported_kind");
    EXPECT_EQ(std::get<std::string>(info.error().args[0].value), kind);
  }
}

TEST(Picture, OtherBytesAreNoPicture) {
  for (const std::string& bytes : {""s, "\x89"s, "hello"s, std::string(100, '\0')}) {
    const Result<ImageInfo> info = read_info(bytes);
    ASSERT_FALSE(info);
    EXPECT_EQ(info.error().code, "image.not_a_picture");
  }
}

}  // namespace
}  // namespace sealpress::image
