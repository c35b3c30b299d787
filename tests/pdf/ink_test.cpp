#include "pdf/sign/ink.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <utility>

namespace sealpress::pdf {
namespace {

/// A sheet of 400 by 400 dots.
class Drawing {
 public:
  void dot(double x, double y, double radius) {
    for (double b = y - radius; b <= y + radius; ++b) {
      for (double a = x - radius; a <= x + radius; ++a) {
        const bool inside = std::hypot(a - x, b - y) <= radius;
        if (inside) ink_.insert({static_cast<std::size_t>(a), static_cast<std::size_t>(b)});
      }
    }
  }
  void ring(double radius, double from = 0, double to = 360) {
    for (double angle = from; angle < to; angle += 0.2) {
      const double turn = angle * 3.14159265 / 180;
      dot(200 + radius * std::cos(turn), 200 + radius * std::sin(turn), 3);
    }
  }
  Ink find() const {
    return find_ink(400, 400, [&](std::size_t x, std::size_t y) { return ink_.count({x, y}) > 0; });
  }

 private:
  std::set<std::pair<std::size_t, std::size_t>> ink_;
};

TEST(Ink, ASpeckOutsideTheRingDoesNotCount) {
  Drawing drawing;
  drawing.ring(100);
  const Ink clean = drawing.find();
  EXPECT_EQ(clean.specks, 0u);
  EXPECT_NEAR(static_cast<double>(clean.extent.width()), 206, 2);
  drawing.dot(20, 380, 3);
  drawing.dot(390, 30, 2);
  const Ink dirty = drawing.find();
  EXPECT_EQ(dirty.specks, 2u);
  EXPECT_EQ(dirty.extent.left, clean.extent.left);
  EXPECT_EQ(dirty.extent.right, clean.extent.right);
  EXPECT_EQ(dirty.extent.bottom, clean.extent.bottom);
}

TEST(Ink, ABrokenRingAndWhatStandsBesideItCount) {
  Drawing drawing;
  drawing.ring(100, 10, 170);
  drawing.ring(100, 190, 350);
  EXPECT_NEAR(static_cast<double>(drawing.find().extent.width()), 203, 3);
  drawing.dot(360, 200, 20);
  EXPECT_EQ(drawing.find().specks, 0u);
  EXPECT_EQ(drawing.find().extent.right, 381u);
}

TEST(Ink, ARingOfDotsIsPartOfTheSeal) {
  Drawing drawing;
  drawing.ring(60);
  for (int i = 0; i < 60; ++i) {
    drawing.dot(200 + 150 * std::cos(i * 0.1047), 200 + 150 * std::sin(i * 0.1047), 2);
  }
  EXPECT_EQ(drawing.find().specks, 0u);
  EXPECT_NEAR(static_cast<double>(drawing.find().extent.width()), 304, 3);
}

TEST(Ink, OfABlankSheetIsNowhere) {
  EXPECT_TRUE(Drawing().find().extent.is_empty());
}

}  // namespace
}  // namespace sealpress::pdf
