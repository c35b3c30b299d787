#include "text/moment.h"

#include <gtest/gtest.h>

namespace sealpress::text {
namespace {

constexpr Date kDay{2025, 6, 30};

TEST(ParseMoment, TakesDayAndTime) {
  for (const char* text :
       {"2025-06-30 10:05", "2025-06-30 10:05:00", "2025/6/30 10:05", "2025-06-30T10:05",
        "2025-06-30T10:05:00.000", "2025年6月30日 10:05", "2025年6月30日10时5分",
        "2025 年 6 月 30 日 上午 10:05", "2025-06-30 10:05 AM", "2025－06－30 10：05",
        "2025-06-30T10:05:00+08:00", "2025-06-30T02:05:00Z", "2025-06-29T21:05:00-0500"}) {
    const auto moment = parse_moment(text);
    ASSERT_TRUE(moment) << text;
    EXPECT_EQ(moment->date, kDay) << text;
    EXPECT_EQ(moment->clock, (Clock{10, 5, 0})) << text;
  }
  EXPECT_EQ(parse_moment("2025-06-30 下午3点")->clock, (Clock{15, 0, 0}));
  EXPECT_EQ(parse_moment("2025-06-30 12:30 am")->clock, (Clock{0, 30, 0}));
  EXPECT_EQ(parse_moment("2025-06-30")->clock, std::nullopt);
}

TEST(ParseMoment, TellsTheDayInChina) {
  EXPECT_EQ(parse_moment("2025-06-29T16:00:00.000Z")->date, kDay);
  EXPECT_EQ(parse_moment("2025-12-31T20:00:00Z")->date, (Date{2026, 1, 1}));
  EXPECT_EQ(parse_moment("2025-06-30T00:30:00+09:00")->date, (Date{2025, 6, 29}));
}

TEST(ParseMoment, ReadsSerialNumbersOfSpreadsheets) {
  EXPECT_EQ(parse_moment("45838")->date, kDay);
  EXPECT_EQ(parse_moment("45838")->clock, std::nullopt);
  EXPECT_EQ(parse_moment("45838.5")->clock, (Clock{12, 0, 0}));
  for (const char* text : {"4583", "458380", "01234", "45838e1", "-45838", "2025"}) {
    EXPECT_FALSE(parse_moment(text)) << text;
  }
}

TEST(ParseMoment, RefusesWhatIsNoMoment) {
  for (const char* text : {"", "2025-06", "2025-06-31 10:00", "2025-06-30 25:00",
                           "2025-06-30 10:60", "2025-06-30 10", "2025-06-30 x", "10:05",
                           "2025-06-30 10:05x", "2025-06-30T10:05+0860", "9999-12-31T23:00:00Z"}) {
    EXPECT_FALSE(parse_moment(text)) << text;
  }
}

}  // namespace
}  // namespace sealpress::text
