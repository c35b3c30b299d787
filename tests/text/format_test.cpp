#include "text/format.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace sealpress::text {
namespace {

constexpr Date kDeadline{2025, 6, 30};

TEST(ParseDate, ReadsTheFormsThatPeopleWrite) {
  for (const char* text :
       {"2025-06-30", "2025-6-30", "2025/6/30", "2025/06/30", "2025年6月30日", "2025年06月30日",
        "2025.6.30", "20250630", " 2025-06-30 ", "2025 年 6 月 30 日", "２０２５年６月３０日"}) {
    EXPECT_EQ(parse_date(text), kDeadline) << text;
  }
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(ParseDate, RefusesWhatIsNoDateOfTheCalendar) {
  for (const char* text :
       {"2025-02-30", "2025-02-29", "2025-13-01", "2025-00-10", "2025-06-31", "2025-06",
        "2025-06/30", "25-06-30", "2025063", "202506301", "2025年6月30", "2025-06-30x", "", "今天",
        "0000-01-01", "2025-06-030", "-2025-06-30"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(FormatDate, ByPattern) {
  EXPECT_EQ(format_date(kDeadline, "yyyy年M月d日"), "2025年6月30日");
  EXPECT_EQ(format_date(kDeadline, "yyyy-MM-dd"), "2025-06-30");
  EXPECT_EQ(format_date(kDeadline, "yyyy年M月"), "2025年6月");
  EXPECT_EQ(format_date(kDeadline, "EEEE"), "星期一");
  EXPECT_EQ(format_date({1, 1, 1}, "yyyy-MM-dd"), "0001-01-01");
  EXPECT_EQ(format_date({1500, 2, 28}, "yyyy-MM-dd"), "1500-02-28");
  EXPECT_EQ(format_date(kDeadline, "''yy"), "'25");
}

TEST(FormatDate, InChineseNumerals) {
  EXPECT_EQ(format_date(kDeadline, "汉字"), "二〇二五年六月三十日");
  EXPECT_EQ(format_date({2010, 10, 10}, "汉字"), "二〇一〇年十月十日");
  EXPECT_EQ(format_date({1999, 12, 21}, "汉字"), "一九九九年十二月二十一日");
  EXPECT_EQ(format_date({2008, 11, 11}, "汉字"), "二〇〇八年十一月十一日");
  EXPECT_EQ(format_date({2001, 1, 20}, "汉字"), "二〇〇一年一月二十日");
}

TEST(FormatDate, RefusesBadPatternsAndDates) {
  EXPECT_EQ(format_date(kDeadline, "yyyy年bogus"), std::nullopt);
  EXPECT_EQ(format_date({2025, 2, 30}, "yyyy"), std::nullopt);
  EXPECT_EQ(format_date({2025, 0, 1}, "yyyy"), std::nullopt);
  EXPECT_EQ(format_date({10000, 1, 1}, "yyyy"), std::nullopt);
}

TEST(FormatNumber, ByPattern) {
  EXPECT_EQ(format_number("12345.6", "#,##0.00"), "12,345.60");
  EXPECT_EQ(format_number("0", "#,##0.00"), "0.00");
  EXPECT_EQ(format_number("-1234.5", "#,##0.0"), "-1,234.5");
  EXPECT_EQ(format_number("0.985", "0.0%"), "98.5%");
  EXPECT_EQ(format_number("7", "000"), "007");
  EXPECT_EQ(format_number("1e3", "#,##0"), "1,000");
  EXPECT_EQ(format_number("+5", "0"), "5");
}

TEST(FormatNumber, RoundsHalvesUpAndKeepsEveryDigit) {
  EXPECT_EQ(format_number("0.125", "0.00"), "0.13");
  EXPECT_EQ(format_number("2.5", "0"), "3");
  EXPECT_EQ(format_number("1.005", "0.00"), "1.01");  // as a double it would be 1.00
  EXPECT_EQ(format_number("123456789012345678901234.56", "#,##0.00"),
            "123,456,789,012,345,678,901,234.56");
}

TEST(FormatNumber, RefusesWhatIsNoNumberOrPattern) {
  for (const char* number :
       {"", "abc", "1,234", "1.2.3", "--1", ".", "1e", "1e9999", "0x10", "∞", "NaN", " 1"}) {
    EXPECT_EQ(format_number(number, "0"), std::nullopt) << number;
  }
  EXPECT_EQ(format_number(std::string(500, '9'), "0"), std::nullopt);
  EXPECT_EQ(format_number("1", "0.0.0"), std::nullopt);
}

TEST(Format, ManyThreadsAndPatternsAgree) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 600; ++i) {
        const std::string pattern = "0.0'" + std::to_string(i) + "'";
        EXPECT_EQ(format_number("1", pattern), "1.0" + std::to_string(i));
        EXPECT_EQ(format_date(kDeadline, "yyyy-MM-dd"), "2025-06-30");
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

}  // namespace
}  // namespace sealpress::text
