#include "text/decimal.h"

#include <gtest/gtest.h>

namespace sealpress::text {
namespace {

TEST(Decimal, HoldsFifteenDigits) {
  EXPECT_EQ(Decimal::from(0.1 + 0.2).plain(), "0.3");
  EXPECT_EQ(Decimal::from(98.499999999999986).plain(), "98.5");
  EXPECT_EQ(Decimal::from(123456789012345678.0).plain(), "123456789012346000");
  EXPECT_EQ(Decimal::from(-0.0).plain(), "0");
  EXPECT_EQ(Decimal::from(-0.00012).plain(), "-0.00012");
  EXPECT_EQ(Decimal::from(1e21).plain(), "1000000000000000000000");
}

TEST(Decimal, RoundsHalvesAwayFromZero) {
  EXPECT_EQ(Decimal::from(2.675).rounded(2).plain(), "2.68");
  EXPECT_EQ(Decimal::from(-2.5).rounded(0).plain(), "-3");
  EXPECT_EQ(Decimal::from(999.95).rounded(1).plain(), "1000");
  EXPECT_EQ(Decimal::from(0.04).rounded(1).plain(), "0");
  EXPECT_EQ(Decimal::from(0.05).rounded(1).plain(), "0.1");
  EXPECT_EQ(Decimal::from(0.0005).rounded(1).plain(), "0");
  EXPECT_EQ(Decimal::from(0.6).rounded(0).plain(), "1");
}

TEST(Decimal, ReadsLiteralsDigitByDigit) {
  EXPECT_EQ(Decimal::parse("-1234567890123456789012.50")->plain(), "-1234567890123456789012.5");
  EXPECT_EQ(Decimal::parse("00.0700")->plain(), "0.07");
  EXPECT_EQ(Decimal::parse("1.5e3")->plain(), "1500");
  EXPECT_EQ(Decimal::parse("+5")->plain(), "5");
  EXPECT_EQ(Decimal::parse("-0")->plain(), "0");
  EXPECT_EQ(Decimal::parse(".5")->plain(), "0.5");
  for (const char* text : {"", ".", "-", "1,234", "1.2.3", "--1", "1e", "1e+-2", "1e9999", "0x1"}) {
    EXPECT_EQ(Decimal::parse(text), std::nullopt) << text;
  }
}

TEST(Decimal, IsOrderedByItsValue) {
  const auto of = [](const char* text) { return *Decimal::parse(text); };
  EXPECT_LT(of("9"), of("10"));
  EXPECT_LT(of("-10"), of("-9"));
  EXPECT_LT(of("-1"), of("0"));
  EXPECT_LT(of("0"), of("0.001"));
  EXPECT_LT(of("1.2"), of("1.25"));
  EXPECT_EQ(of("1.50"), of("1.5"));
}

}  // namespace
}  // namespace sealpress::text
