#include "text/han_number.h"

#include <gtest/gtest.h>

namespace sealpress::text {
namespace {

TEST(HanNumber, CountsAsPeopleCount) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"0", "零"},
      {"", "零"},
      {"10", "壹拾"},
      {"105", "壹佰零伍"},
      {"110", "壹佰壹拾"},
      {"1005", "壹仟零伍"},
      {"1010", "壹仟零壹拾"},
      {"12345", "壹万贰仟叁佰肆拾伍"},
      {"10005", "壹万零伍"},
      {"100300", "壹拾万零叁佰"},
      {"103000", "壹拾万叁仟"},
      {"100000000", "壹亿"},
      {"100000001", "壹亿零壹"},
      {"100010000", "壹亿零壹万"},
      {"120003000", "壹亿贰仟万叁仟"},
      {"1000500000000", "壹万零伍亿"},
      {"1000000000000", "壹万亿"},
      {"9999999999999999", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖"},
  };
  for (const auto& [digits, text] : kCases) {
    EXPECT_EQ(han_number(digits, HanStyle::capital), text) << digits;
  }
  EXPECT_EQ(han_number("12005", HanStyle::plain), "一万二千〇五");
  EXPECT_EQ(han_number("123", HanStyle::wide), "１百２十３");
}

TEST(HanNumber, DigitsOneByOne) {
  EXPECT_EQ(han_digits("2025", HanStyle::plain), "二〇二五");
  EXPECT_EQ(han_digits("1.05", HanStyle::capital), "壹.零伍");
}

TEST(HanNumber, DaysAndMonths) {
  EXPECT_EQ(han_small(10), "十");
  EXPECT_EQ(han_small(12), "十二");
  EXPECT_EQ(han_small(20), "二十");
  EXPECT_EQ(han_small(31), "三十一");
}

}  // namespace
}  // namespace sealpress::text
