// Which border is drawn where two meet, and of which lines it is made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/table/lines.h"
#include "layout/table/shade.h"

namespace sealpress::layout::table {
namespace {

using docx::BorderStyle;

constexpr Color kRed{255, 0, 0}, kBlue{0, 0, 255};

Claim of_cell(BorderStyle style, int eighths, Color color = kBlack) {
  docx::Border border;
  border.style = style;
  border.eighths = eighths;
  border.color = {false, color};
  return {border, true};
}
Claim of_table(BorderStyle style, int eighths, Color color = kBlack) {
  Claim claim = of_cell(style, eighths, color);
  claim.of_cell = false;
  return claim;
}

Edge in_word(const Claim& first, const Claim& second) {
  return meet(first, second, Profile::word());
}
Edge in_libreoffice(const Claim& first, const Claim& second) {
  return meet(first, second, Profile::libreoffice());
}

TEST(TableBorders, TheHeavierWins) {
  EXPECT_EQ(in_word(of_cell(BorderStyle::single, 4), of_cell(BorderStyle::single, 12)).eighths, 12);
  EXPECT_EQ(in_word(of_cell(BorderStyle::double_line, 4), of_cell(BorderStyle::single, 8)).style,
            BorderStyle::double_line)
      << "3 x 4 weighs more than 1 x 8";
  EXPECT_EQ(in_word(of_cell(BorderStyle::double_line, 4), of_cell(BorderStyle::single, 18)).style,
            BorderStyle::single);
  EXPECT_EQ(in_word(of_cell(BorderStyle::dotted, 6), of_cell(BorderStyle::thick, 4)).style,
            BorderStyle::thick);
}

TEST(TableBorders, OfEqualWeightTheDarkerWinsThenTheFirst) {
  const Claim light = of_cell(BorderStyle::single, 4, {200, 200, 200});
  const Claim dark = of_cell(BorderStyle::single, 4, {10, 10, 10});
  EXPECT_EQ(in_word(light, dark).color, (Color{10, 10, 10}));
  EXPECT_EQ(in_word(dark, light).color, (Color{10, 10, 10}));
  // R + B + 2G are equal; B + 2G is smaller for red.
  EXPECT_EQ(
      in_word(of_cell(BorderStyle::single, 4, kBlue), of_cell(BorderStyle::single, 4, kRed)).color,
      kRed);
  const Claim dots = of_cell(BorderStyle::dotted, 4), dashes = of_cell(BorderStyle::dashed, 4);
  EXPECT_EQ(in_word(dots, dashes).style, BorderStyle::dotted);
  EXPECT_EQ(in_word(dashes, dots).style, BorderStyle::dashed);
}

TEST(TableBorders, NoneYieldsAndNilSilences) {
  const Claim line = of_cell(BorderStyle::single, 4);
  EXPECT_TRUE(in_word(of_cell(BorderStyle::none, 0), line).visible());
  EXPECT_FALSE(in_word(of_cell(BorderStyle::nil, 0), line).visible());
  EXPECT_FALSE(in_word(line, of_cell(BorderStyle::nil, 0)).visible());
  EXPECT_TRUE(in_word(line, of_table(BorderStyle::nil, 0)).visible())
      << "a table without borders does not silence its cells";
  EXPECT_TRUE(in_libreoffice(of_cell(BorderStyle::nil, 0), line).visible());
}

TEST(TableBorders, ACellsOwnBorderBeatsTheTables) {
  EXPECT_EQ(in_word(of_table(BorderStyle::single, 24), of_cell(BorderStyle::single, 2)).eighths, 2);
  EXPECT_EQ(in_word(of_cell(BorderStyle::single, 2), of_table(BorderStyle::single, 24)).eighths, 2);
}

TEST(TableBorders, LibreOfficeTakesTheWiderElseTheSecond) {
  const Claim red = of_cell(BorderStyle::single, 4, kRed);
  const Claim blue = of_cell(BorderStyle::single, 4, kBlue);
  EXPECT_EQ(in_libreoffice(red, blue).color, kBlue);
  EXPECT_EQ(in_libreoffice(of_cell(BorderStyle::single, 12), blue).eighths, 12);
  EXPECT_EQ(in_libreoffice(of_cell(BorderStyle::double_line, 4), blue).style,
            BorderStyle::double_line);
}

TEST(TableBorders, WidthsFollowTheStyle) {
  const auto width = [](BorderStyle style, int eighths) {
    return alone(of_cell(style, eighths)).width();
  };
  EXPECT_EQ(width(BorderStyle::single, 8), Length::pt(1));
  EXPECT_EQ(width(BorderStyle::thick, 8), Length::pt(2));
  EXPECT_EQ(width(BorderStyle::double_line, 8), Length::pt(3));
  EXPECT_EQ(width(BorderStyle::triple, 8), Length::pt(5));
  EXPECT_EQ(width(BorderStyle::thin_thick_small, 8), Length::pt(2.5));
  EXPECT_EQ(width(BorderStyle::none, 8), Length());
  EXPECT_EQ(width(BorderStyle::single, 0), Length::pt(0.25)) << "the thinnest line there is";
  EXPECT_EQ(width(BorderStyle::single, 100'000), Length::pt(12));
}

// ---- Lines -----------------------------------------------------------------------------------

Edge line(int eighths) {
  return alone(of_cell(BorderStyle::single, eighths));
}

std::vector<Length> pts(std::initializer_list<int> at) {
  std::vector<Length> out;
  for (const int x : at) out.push_back(Length::pt(x));
  return out;
}

std::vector<Rect> rects(const std::vector<frame::Item>& items) {
  std::vector<Rect> out;
  for (const frame::Item& item : items) {
    if (const auto* fill = std::get_if<frame::FillRect>(&item)) out.push_back(fill->rect);
  }
  return out;
}

/// Two rows of two cells with borders all around.
std::vector<Level> grid_of(const Edge& edge) {
  const std::vector<Upright> uprights{{0, edge}, {1, edge}, {2, edge}};
  const std::vector<EdgeStretch> across{{0, 2, edge}};
  return {{Length::pt(0), across, uprights},
          {Length::pt(20), across, uprights},
          {Length::pt(40), across, {}}};
}

TEST(TableLines, BordersAreFewAndLong) {
  std::vector<frame::Item> items;
  draw_lines(grid_of(line(8)), pts({0, 50, 100}), items);
  EXPECT_EQ(items.size(), 6U) << "three across, three down";
}

TEST(TableLines, CornersAreClosed) {
  std::vector<frame::Item> items;
  draw_lines(grid_of(line(8)), pts({0, 50, 100}), items);
  const Length half = Length::pt(0.5);
  EXPECT_EQ(rects(items)[0], (Rect{-half, Length(), Length::pt(101), Length::pt(1)}));
  EXPECT_EQ(rects(items)[3], (Rect{-half, Length(), Length::pt(1), Length::pt(41)}));
}

TEST(TableLines, ABorderThatChangesIsDrawnInParts) {
  std::vector<Level> levels = grid_of(line(8));
  levels[1].uprights[1].edge = line(16);
  std::vector<frame::Item> items;
  draw_lines(levels, pts({0, 50, 100}), items);
  EXPECT_EQ(items.size(), 7U);
}

TEST(TableLines, DoubleBordersMeetStrandByStrand) {
  const Edge twice = alone(of_cell(BorderStyle::double_line, 8));
  const std::vector<Level> box{{Length(), {{0, 1, twice}}, {{0, twice}, {1, twice}}},
                               {Length::pt(20), {{0, 1, twice}}, {}}};
  std::vector<frame::Item> items;
  draw_lines(box, pts({0, 50}), items);
  ASSERT_EQ(items.size(), 8U);
  const Rect outer = rects(items)[0], inner = rects(items)[1];
  EXPECT_EQ(outer.x, Length::pt(-1.5));
  EXPECT_EQ(outer.right(), Length::pt(51.5));
  EXPECT_EQ(inner.x, Length::pt(0.5)) << "from the inner strand of the left side";
  EXPECT_EQ(inner.right(), Length::pt(49.5));
  EXPECT_EQ(inner.y, Length::pt(2));
}

TEST(TableLines, DashedBordersAreLines) {
  std::vector<frame::Item> items;
  draw_band(alone(of_cell(BorderStyle::dashed, 8)),
            {Length(), Length(), Length::pt(50), Length::pt(1)}, false, items);
  ASSERT_EQ(items.size(), 1U);
  const auto& drawn = std::get<frame::Line>(items[0]);
  EXPECT_EQ(drawn.style, frame::LineStyle::dashed);
  EXPECT_EQ(drawn.from, (Point{Length(), Length::pt(0.5)}));
  EXPECT_EQ(drawn.to, (Point{Length::pt(50), Length::pt(0.5)}));
}

// ---- Shading ---------------------------------------------------------------------------------

TEST(TableShading, APatternMixesItsColours) {
  docx::Shading shading;
  EXPECT_FALSE(shade_of(shading));
  shading.fill = {false, {255, 255, 0}};
  EXPECT_EQ(shade_of(shading), (Color{255, 255, 0}));
  shading.percent = 0.25;
  EXPECT_EQ(shade_of(shading), (Color{191, 191, 0}));
  shading.percent = 1;
  EXPECT_EQ(shade_of(shading), kBlack);
}

TEST(TableShading, EqualNeighboursAreOneArea) {
  const auto box = [](int x, int y) {
    return Rect{Length::pt(x), Length::pt(y), Length::pt(10), Length::pt(10)};
  };
  Shades shades;
  for (const int y : {0, 10}) {
    for (const int x : {0, 10, 20}) shades.add(box(x, y), kRed);
  }
  shades.add(box(0, 20), kBlue);
  const std::vector<Rect> areas = rects(std::move(shades).take());
  ASSERT_EQ(areas.size(), 2U);
  EXPECT_EQ(areas[0], (Rect{Length(), Length(), Length::pt(30), Length::pt(20)}));
}

}  // namespace
}  // namespace sealpress::layout::table
