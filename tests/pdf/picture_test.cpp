#include <algorithm>
#include <cstdlib>

#include "pdf/sheet.h"
#include "support/pictures.h"

namespace sealpress::pdf {
namespace {

using test::box_pt;
using test::Sheet;
using testing::HasSubstr;

frame::ImageBytes shared(std::string bytes) {
  return std::make_shared<const std::string>(std::move(bytes));
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

/// A PNG whose left half is red and whose right half is blue; a transparent third row if wanted.
std::string two_colours(bool alpha) {
  test::PngParts parts;
  parts.width = 2;
  parts.height = 2;
  parts.color_type = alpha ? 6 : 2;
  const std::string red("\xFF\0\0", 3), blue("\0\0\xFF", 3);
  for (const char opacity : {'\xFF', '\0'}) {
    parts.rows += '\0';
    for (const std::string& pixel : {red, blue}) {
      parts.rows += pixel;
      if (alpha) parts.rows += opacity;
    }
  }
  return test::png(parts);
}

TEST(Pictures, FillTheirRectangleUpright) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("mutool");
  Sheet sheet;
  sheet.add(frame::Picture{shared(two_colours(true)), box_pt(40, 20, 100, 60), ""});
  const std::string pdf = sheet.write();
  for (const test::Raster& raster : {test::poppler_raster(pdf), test::mupdf_raster(pdf)}) {
    EXPECT_EQ(raster.color(45, 25), std::string("\xFF\0\0", 3));
    EXPECT_EQ(raster.color(135, 25), std::string("\0\0\xFF", 3));
    EXPECT_FALSE(raster.has_ink(42, 56, 138, 78)) << "the lower half is transparent";
    EXPECT_FALSE(raster.has_ink(0, 0, 38, 200));
  }
}

/// Larger ones than are ever held whole: compressed as they are read.
TEST(Pictures, OfAnySizeLookTheSame) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  test::PngParts parts;
  parts.width = 3000;
  parts.height = 3000;
  parts.color_type = 6;
  for (std::uint32_t y = 0; y < parts.height; ++y) {
    parts.rows += '\0';
    const char opacity = y < 1500 ? '\xFF' : '\0';
    for (std::uint32_t x = 0; x < parts.width; ++x) {
      parts.rows += x < 1500 ? std::string("\xFF\0\0", 3) : std::string("\0\0\xFF", 3);
      parts.rows += opacity;
    }
  }
  Sheet sheet;
  sheet.add(frame::Picture{shared(test::png(parts)), box_pt(40, 20, 100, 60), ""});
  const std::string pdf = sheet.write();
  EXPECT_LT(pdf.size(), 1u << 20);
  const test::Raster raster = test::poppler_raster(pdf);
  const auto is_near = [](const std::string& seen, std::initializer_list<int> wanted) {
    return std::equal(wanted.begin(), wanted.end(), seen.begin(),
                      [](int a, char b) { return std::abs(a - static_cast<std::uint8_t>(b)) < 4; });
  };
  EXPECT_TRUE(is_near(raster.color(45, 25), {255, 0, 0}));
  EXPECT_TRUE(is_near(raster.color(135, 25), {0, 0, 255}));
  EXPECT_FALSE(raster.has_ink(42, 56, 138, 78)) << "the lower half is transparent";
}

TEST(Pictures, OnlyPagesWithSoftMasksAreTransparencyGroups) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Sheet sheet;
  sheet.add(frame::Picture{shared(two_colours(false)), box_pt(0, 0, 10, 10), ""});
  EXPECT_EQ(count(test::plain(sheet.write()), "/Transparency"), 0u);
  sheet.add(frame::Picture{shared(two_colours(true)), box_pt(0, 0, 10, 10), ""});
  EXPECT_EQ(count(test::plain(sheet.write()), "/Transparency"), 1u);
}

TEST(Pictures, OfEqualBytesAreStoredOnce) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Sheet sheet;
  const frame::ImageBytes logo = shared(two_colours(false));
  sheet.add(frame::Picture{logo, box_pt(0, 0, 10, 10), ""});
  sheet.add_page();
  sheet.add(frame::Picture{logo, box_pt(0, 0, 10, 10), ""});
  sheet.add(frame::Picture{shared(two_colours(false)), box_pt(0, 0, 10, 10), ""});
  EXPECT_EQ(count(test::plain(sheet.write()), "/Subtype /Image"), 1u);
}

TEST(Pictures, JpegGoesInAsItIs) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("mutool");
  for (const bool stored_as_rgb : {false, true}) {
    test::JpegParts parts;
    parts.stored_as_rgb = stored_as_rgb;
    const std::string jpeg = test::jpeg(parts);
    Sheet sheet;
    sheet.add(frame::Picture{shared(jpeg), box_pt(20, 20, 100, 100), ""});
    const std::string pdf = sheet.write();
    EXPECT_THAT(pdf, HasSubstr(jpeg));
    for (const test::Raster& raster : {test::poppler_raster(pdf), test::mupdf_raster(pdf)}) {
      const std::string color = raster.color(70, 70);
      EXPECT_NEAR(static_cast<std::uint8_t>(color[0]), 200, 4);
      EXPECT_NEAR(static_cast<std::uint8_t>(color[1]), 30, 4);
    }
  }
}

TEST(Pictures, InsideGroupsAreFound) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  frame::Group group;
  group.transform = {1, 0, 0, 1, Length::pt(100), Length::pt(0)};
  group.items = {frame::Picture{shared(two_colours(false)), box_pt(0, 0, 50, 50), ""}};
  Sheet sheet;
  sheet.add(std::make_shared<const frame::Group>(group));
  const test::Raster raster = test::poppler_raster(sheet.write());
  EXPECT_EQ(raster.color(110, 25), std::string("\xFF\0\0", 3));
}

TEST(Pictures, SayWhatTheyShow) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Sheet sheet;
  sheet.add(frame::Picture{shared(two_colours(false)), box_pt(0, 0, 10, 10), "会徽"});
  EXPECT_THAT(test::plain(sheet.write()), HasSubstr("/Span<</Alt<FEFF4F1A5FBD>>>BDC"));
}

TEST(Pictures, APlanKeepsThoseOfTheTemplate) {
  Sheet sheet;
  sheet.add(frame::Picture{shared(two_colours(true)), box_pt(0, 0, 10, 10), ""});
  const auto plan = FontPlan::make(sheet.document, test::fonts()).value();
  WriteOptions options;
  options.plan = plan.get();
  const test::Output check = test::judge({"qpdf", "--check", "@"}, sheet.write(options));
  EXPECT_EQ(check.exit_code, 0) << check;
}

TEST(Pictures, BadOnesAreNamedErrors) {
  const auto code = [](const std::string& bytes) {
    Sheet sheet;
    sheet.add(frame::Picture{shared(bytes), box_pt(0, 0, 10, 10), ""});
    const Result<std::string> pdf = write(sheet.document, test::fonts(), {});
    return pdf ? "" : pdf.error().code;
  };
  EXPECT_EQ(code("GIF89a"), "image.unsupported_kind");
  EXPECT_EQ(code("nothing"), "image.not_a_picture");
  EXPECT_EQ(code(two_colours(false).substr(0, 50)), "image.corrupt");
  test::JpegParts cmyk;
  cmyk.components = 4;
  EXPECT_EQ(code(test::jpeg(cmyk)), "image.cmyk");
}

}  // namespace
}  // namespace sealpress::pdf
