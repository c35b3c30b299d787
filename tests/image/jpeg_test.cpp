#include <gtest/gtest.h>

#include "image/image.h"
#include "support/pictures.h"

namespace sealpress::image {
namespace {

using namespace std::string_literals;
using test::jpeg;
using test::JpegParts;

std::string stream_code(const std::string& bytes) {
  const Result<JpegStream> stream = jpeg_stream(bytes);
  return stream ? "" : stream.error().code;
}

/// An EXIF block of two entries, orientation and resolution, in the given byte order.
std::string exif(bool big, int orientation, std::uint32_t dpi) {
  const auto number = [big](std::uint32_t value, std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) {
      bytes += static_cast<char>(value >> 8 * (big ? size - 1 - i : i));
    }
    return bytes;
  };
  const std::uint32_t rational_at = 8 + 2 + 2 * 12 + 4;
  return "Exif\0\0"s + (big ? "MM" : "II") + number(42, 2) + number(8, 4) + number(2, 2) +
         number(0x112, 2) + number(3, 2) + number(1, 4) +
         number(static_cast<std::uint32_t>(orientation), 2) + number(0, 2) +  //
         number(0x11A, 2) + number(5, 2) + number(1, 4) + number(rational_at, 4) + number(0, 4) +
         number(dpi, 4) + number(1, 4);
}

TEST(Jpeg, TellsSizeComponentsAndResolution) {
  JpegParts parts;
  parts.width = 40;
  parts.height = 20;
  parts.dpi = 96;
  const Result<ImageInfo> info = read_info(jpeg(parts));
  ASSERT_TRUE(info);
  EXPECT_EQ(info->kind, Kind::jpeg);
  EXPECT_EQ(info->width, 40u);
  EXPECT_EQ(info->height, 20u);
  EXPECT_EQ(info->components, 3);
  EXPECT_EQ(info->dpi_x, 96);
  EXPECT_EQ(info->orientation, 1);
}

TEST(Jpeg, TellsExifOrientationInBothByteOrders) {
  for (const bool big : {false, true}) {
    JpegParts parts;
    parts.app1 = exif(big, 6, 240);
    const Result<ImageInfo> info = read_info(jpeg(parts));
    ASSERT_TRUE(info);
    EXPECT_EQ(info->orientation, 6);
    EXPECT_EQ(info->dpi_x, 240);
  }
}

TEST(Jpeg, DamagedExifIsNoReasonToRefuse) {
  const std::string whole = exif(true, 8, 300);
  for (std::size_t size = 6; size < whole.size(); ++size) {
    JpegParts parts;
    parts.app1 = whole.substr(0, size);
    EXPECT_TRUE(read_info(jpeg(parts))) << size;
  }
}

TEST(Jpeg, Decodes) {
  for (const bool progressive : {false, true}) {
    JpegParts parts;
    parts.progressive = progressive;
    const Result<Pixels> pixels = decode(jpeg(parts));
    ASSERT_TRUE(pixels);
    ASSERT_EQ(pixels->samples.size(), 16u * 16 * 3);
    EXPECT_NEAR(static_cast<std::uint8_t>(pixels->samples[0]), 200, 3);
    EXPECT_NEAR(static_cast<std::uint8_t>(pixels->samples.back()), 30, 3);
  }
}

TEST(Jpeg, StreamOfColourAndGrey) {
  const Result<JpegStream> colour = jpeg_stream(jpeg({}));
  ASSERT_TRUE(colour);
  EXPECT_EQ(colour->components, 3);
  EXPECT_FALSE(colour->stored_as_rgb);
  JpegParts parts;
  parts.components = 1;
  EXPECT_EQ(jpeg_stream(jpeg(parts))->components, 1);
}

TEST(Jpeg, SeesUnmarkedRgb) {
  JpegParts parts;
  parts.stored_as_rgb = true;
  EXPECT_TRUE(jpeg_stream(jpeg(parts))->stored_as_rgb);
}

TEST(Jpeg, RefusesWhatAPdfReaderCannotShow) {
  JpegParts cmyk;
  cmyk.components = 4;
  EXPECT_EQ(stream_code(jpeg(cmyk)), "image.cmyk");
  EXPECT_EQ(decode(jpeg(cmyk)).error().code, "image.cmyk");
  EXPECT_EQ(read_info(jpeg(cmyk))->components, 4);
  JpegParts arithmetic;
  arithmetic.arithmetic = true;
  EXPECT_EQ(stream_code(jpeg(arithmetic)), "image.unsupported_kind");
  EXPECT_EQ(stream_code(test::flat_png(1, 1, "abc")), "image.unsupported_kind");
}

TEST(Jpeg, NamesDamage) {
  const std::string good = jpeg({});
  for (std::size_t size = 3; size < good.size() - 1; size += 7) {
    const std::string code = stream_code(good.substr(0, size));
    EXPECT_TRUE(code == "image.truncated" || code == "image.corrupt") << size << " " << code;
    EXPECT_FALSE(decode(good.substr(0, size))) << size;
  }
  EXPECT_EQ(stream_code(good.substr(0, good.size() - 2)), "image.truncated");
  EXPECT_EQ(stream_code("\xFF\xD8\xFF" + std::string(64, 'x')), "image.corrupt");
}

TEST(Jpeg, DataBehindTheEndIsHarmless) {
  EXPECT_EQ(stream_code(jpeg({}) + std::string(100, '\0')), "");
}

}  // namespace
}  // namespace sealpress::image
