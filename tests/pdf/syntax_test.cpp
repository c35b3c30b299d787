#include "pdf/write/syntax.h"

#include <gtest/gtest.h>

#include <limits>

namespace sealpress::pdf {
namespace {

std::string mille(Mille value) {
  std::string out;
  append_mille(out, value);
  return out;
}

std::string factor(double value) {
  std::string out;
  append_factor(out, value);
  return out;
}

TEST(Numbers, AreWrittenInTheirShortestForm) {
  EXPECT_EQ(mille(0), "0");
  EXPECT_EQ(mille(12000), "12");
  EXPECT_EQ(mille(12500), "12.5");
  EXPECT_EQ(mille(-250), "-.25");
  EXPECT_EQ(mille(7), ".007");
  EXPECT_EQ(mille(-1001), "-1.001");
}

TEST(Numbers, LengthsAreRoundedToThousandthsOfAPoint) {
  EXPECT_EQ(to_mille(Length::pt(10.5)), 10500);
  EXPECT_EQ(to_mille(Length::mm(210)), 595276);
  EXPECT_EQ(to_mille(Length::mm(-210)), -595276);
  EXPECT_EQ(to_mille(Length::raw(13)), 1);  // 0.51 thousandths
  EXPECT_EQ(to_mille(Length::raw(12)), 0);  // 0.47
}

TEST(Numbers, FactorsKeepEightPlaces) {
  EXPECT_EQ(factor(1), "1");
  EXPECT_EQ(factor(-0.0), "0");
  EXPECT_EQ(factor(0.5), "0.5");
  EXPECT_EQ(factor(1e-12), "0");
  EXPECT_EQ(factor(-0.000001), "-0.000001");
  EXPECT_EQ(factor(std::numeric_limits<double>::quiet_NaN()), "0");
  EXPECT_EQ(factor(std::numeric_limits<double>::infinity()), "0");
}

TEST(Strings, TextIsUtf16) {
  EXPECT_EQ(text_string("班A"), "<FEFF73ED0041>");
  EXPECT_EQ(text_string("𬭎"), "<FEFFD872DF4E>");
  EXPECT_EQ(text_string(""), "<FEFF>");
}

TEST(Strings, LiteralsEscapeWhatWouldEndThem) {
  EXPECT_EQ(literal_string("a(b)\\c"), "(a\\(b\\)\\\\c)");
}

TEST(Rectangles, AreTurnedUpsideUp) {
  const Rect rect{Length::pt(10), Length::pt(20), Length::pt(30), Length::pt(40)};
  EXPECT_EQ(rectangle(rect, Length::pt(100)), "[10 40 40 80]");
}

}  // namespace
}  // namespace sealpress::pdf
