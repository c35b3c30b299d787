#include "pdf/write/shapes.h"

#include "pdf/sheet.h"
#include "pdf/write/page_painter.h"

namespace sealpress::pdf {
namespace {

using frame::LineStyle;
using frame::PathCommand;
using test::at_pt;
using test::box_pt;
using test::Sheet;

constexpr Color kRed{255, 0, 0};
const std::string kRedPixel = "\xFF" + std::string(2, '\0');

/// The operators of items on a page 100 pt high.
std::string operators(const std::vector<frame::Item>& items) {
  const DocumentFonts fonts;
  const DocumentPictures pictures;
  PagePainter painter(Length::pt(100), fonts, pictures);
  painter.paint(items);
  return std::move(painter).finish().operators;
}

frame::Line line(double x1, double y1, double x2, double y2, double width = 1,
                 LineStyle style = LineStyle::solid) {
  return {at_pt(x1, y1), at_pt(x2, y2), Length::pt(width), style, kBlack};
}

std::shared_ptr<const frame::Group> group(const frame::Group& value) {
  return std::make_shared<const frame::Group>(value);
}

TEST(Lines, OfOneLookBecomeOnePath) {
  EXPECT_EQ(operators({line(0, 0, 10, 0), line(0, 5, 10, 5)}),
            "0 100 m\n10 100 l\n0 95 m\n10 95 l\nS\n");
}

TEST(Lines, AnotherLookBeginsAnotherPath) {
  EXPECT_EQ(operators({line(0, 0, 10, 0), line(0, 5, 10, 5, 2)}),
            "0 100 m\n10 100 l\nS\n2 w\n0 95 m\n10 95 l\nS\n");
}

TEST(Lines, DashesAreInProportionToTheWidth) {
  EXPECT_EQ(operators({line(0, 0, 10, 0, 0.5, LineStyle::dotted)}),
            ".5 w\n[.5 1]0 d\n0 100 m\n10 100 l\nS\n");
}

TEST(Lines, AWaveEndsWhereTheLineEnds) {
  const std::string wave = operators({line(0, 0, 6, 0, 1, LineStyle::wave)});
  EXPECT_EQ(wave, "0 100 m\n1.05 102 1.95 102 3 100 c\n4.05 98 4.95 98 6 100 c\nS\n");
  EXPECT_EQ(operators({line(3, 3, 3, 3, 1, LineStyle::wave)}), "3 97 m\nS\n");
}

TEST(Rectangles, OfOneColourBecomeOnePath) {
  EXPECT_EQ(operators({frame::FillRect{box_pt(0, 0, 10, 10), kRed},
                       frame::FillRect{box_pt(20, 30, -10, -10), kRed}}),
            "1 0 0 rg\n0 90 10 10 re\n10 70 10 10 re\nf\n");
}

TEST(Paths, FillAndStroke) {
  frame::Path path;
  path.commands = {{PathCommand::move, at_pt(0, 0), {}, {}},
                   {PathCommand::line, at_pt(10, 0), {}, {}},
                   {PathCommand::cubic, at_pt(10, 5), at_pt(5, 10), at_pt(0, 10)},
                   {PathCommand::close, {}, {}, {}}};
  const std::string way = "0 100 m\n10 100 l\n10 95 5 90 0 90 c\nh\n";
  EXPECT_EQ(operators({path}), "");
  path.fill = kBlack;
  EXPECT_EQ(operators({path}), way + "f\n");
  path.even_odd = true;
  EXPECT_EQ(operators({path}), way + "f*\n");
  path.stroke = kRed;
  path.stroke_width = Length::pt(2);
  EXPECT_EQ(operators({path}), "1 0 0 RG\n2 w\n" + way + "B*\n");
}

TEST(Paths, AlwaysBeginWithAMove) {
  frame::Path path;
  path.fill = kBlack;
  path.commands = {{PathCommand::close, {}, {}, {}}};
  EXPECT_EQ(operators({path}), "");
  path.commands.push_back({PathCommand::line, at_pt(1, 1), {}, {}});
  EXPECT_EQ(operators({path}), "1 99 m\n1 99 l\nf\n");
}

TEST(Groups, RestoreTheStateThatTheyFound) {
  const frame::Item inner = group({{}, {}, {line(0, 0, 10, 0, 3)}});
  EXPECT_EQ(operators({inner, line(0, 0, 10, 0, 3)}),
            "q\n3 w\n0 100 m\n10 100 l\nS\nQ\n3 w\n0 100 m\n10 100 l\nS\n");
}

TEST(Ink, LiesWhereTheFrameSays) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("mutool");
  Sheet sheet;
  sheet.add(frame::FillRect{box_pt(40, 20, 50, 30), kRed});
  const std::string pdf = sheet.write();
  for (const test::Raster& raster : {test::poppler_raster(pdf), test::mupdf_raster(pdf)}) {
    ASSERT_EQ(raster.width, 300);
    ASSERT_EQ(raster.height, 200);
    EXPECT_EQ(raster.color(42, 22), kRedPixel);
    EXPECT_EQ(raster.color(87, 47), kRedPixel);
    EXPECT_FALSE(raster.has_ink(0, 0, 38, 200));
    EXPECT_FALSE(raster.has_ink(92, 0, 300, 200));
    EXPECT_FALSE(raster.has_ink(0, 0, 300, 18));
    EXPECT_FALSE(raster.has_ink(0, 52, 300, 200));
  }
}

TEST(Ink, OfATurnedGroupIsTurned) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("mutool");
  // A quarter turn to the right about (100, 100): up becomes right.
  frame::Group turned;
  turned.transform = {0, 1, -1, 0, Length::pt(200), Length::pt(0)};
  turned.items = {frame::FillRect{box_pt(95, 40, 10, 60), kRed}};
  Sheet sheet;
  sheet.add(group(turned));
  const std::string pdf = sheet.write();
  for (const test::Raster& raster : {test::poppler_raster(pdf), test::mupdf_raster(pdf)}) {
    EXPECT_EQ(raster.color(103, 100), kRedPixel);
    EXPECT_EQ(raster.color(157, 100), kRedPixel);
    EXPECT_FALSE(raster.has_ink(0, 0, 98, 200));
    EXPECT_FALSE(raster.has_ink(0, 0, 300, 93));
    EXPECT_FALSE(raster.has_ink(162, 0, 300, 200));
  }
}

TEST(Ink, OfAClippedGroupStaysInside) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("mutool");
  frame::Group scaled;
  scaled.transform = {2, 0, 0, 2, Length::pt(20), Length::pt(10)};
  scaled.clip = box_pt(10, 10, 20, 20);  // 40 30 to 80 70 on the page
  scaled.items = {frame::FillRect{box_pt(0, 0, 100, 100), kRed}};
  Sheet sheet;
  sheet.add(group(scaled));
  const std::string pdf = sheet.write();
  for (const test::Raster& raster : {test::poppler_raster(pdf), test::mupdf_raster(pdf)}) {
    EXPECT_EQ(raster.color(42, 32), kRedPixel);
    EXPECT_EQ(raster.color(77, 67), kRedPixel);
    EXPECT_FALSE(raster.has_ink(0, 0, 38, 200));
    EXPECT_FALSE(raster.has_ink(82, 0, 300, 200));
    EXPECT_FALSE(raster.has_ink(0, 72, 300, 200));
  }
}

}  // namespace
}  // namespace sealpress::pdf
