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

TEST(FormatDate, ReadsTheLettersAsSpreadsheetsDo) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"yyyy-mm-dd", "2025-06-30"},
      {"YYYY-MM-DD", "2025-06-30"},
      {"yyyy年mm月dd日", "2025年06月30日"},
      {"YYYY年M月D日", "2025年6月30日"},
      {"yyyy/m/d", "2025/6/30"},
      {"yy.m.d", "25.6.30"},
      {"e年m月", "2025年6月"},
      {"e-m-d", "2025-6-30"},
      {"aaaa", "星期一"},
      {"aaa", "一"},
      {"EEE", "周一"},
      {"dddd", "Monday"},
      {"ddd, mmm d", "Mon, Jun 30"},
      {"mmmm mmmmm", "June J"},
      {"[$-804]dddd", "星期一"},
      {"[$-804]mmmm", "六月"},
      {"[DBNum1]yyyy年m月d日", "二〇二五年六月三十日"},
      {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "二〇二五年六月三十日"},
      {"[DBNum2]yyyy年mm月dd日", "贰零贰伍年零陆月叁零日"},
      {"yyyy'年'm'月'", "2025年6月"},
      {"yyyy\\-m!-d", "2025-6-30"},
      {"[红色]m月d日", "6月30日"},
      {"m", "6"},
  };
  for (const auto& [pattern, text] : kCases) {
    EXPECT_EQ(format_date(kDeadline, pattern), text) << pattern;
  }
}

TEST(FormatDate, MIsAMinuteBesideHoursAndSeconds) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"yyyy-MM-dd HH:mm", "2025-06-30 15:05"},
      {"yyyy-mm-dd hh:mm:ss", "2025-06-30 15:05:09"},
      {"h时m分", "15时5分"},
      {"m/d h:m", "6/30 15:5"},
      {"mm:ss", "05:09"},
      {"h:mm AM/PM", "3:05 PM"},
      {"上午/下午h:mm", "下午3:05"},
      {"HH:MM", "15:05"},
  };
  for (const auto& [pattern, text] : kCases) {
    const auto format = date_format(pattern);
    ASSERT_TRUE(format) << pattern;
    EXPECT_EQ(format->show(Moment{kDeadline, Clock{15, 5, 9}}), text) << pattern;
  }
}

TEST(FormatDate, RefusesWhatItWouldNotDrawWhole) {
  for (const char* pattern : {"",
                              "0",
                              "@",
                              "General",
                              "年月日",
                              "yyyy年 date",
                              "yyyyy",
                              "ddddd",
                              "aa",
                              "gggge年",
                              "bbbb",
                              "[h]:mm",
                              "yyyy-mm-dd 0",
                              "hh:mm:ss.00",
                              "yyyy\"年",
                              "[foo]yyyy",
                              "[$-411]mmmm",
                              "[$-F800]d",
                              "Q",
                              "wk",
                              "yyyy-mm-dd;;;;;"}) {
    EXPECT_EQ(date_format(pattern), std::nullopt) << pattern;
  }
}

TEST(FormatNumber, ReadsFormatsAsSpreadsheetsDo) {
  struct Case {
    std::string_view number, pattern, text;
  };
  constexpr Case kCases[] = {
      {"1234567.5", "@", "1234567.5"},
      {"1234567.5", "General", "1234567.5"},
      {"1234567.5", "G/通用格式", "1234567.5"},
      {"1234567.5", "#,#", "1,234,568"},
      {"1234567.5", "#,##0.00", "1,234,567.50"},
      {"1234567.5", "0!.0,\"万\"", "123.5万"},
      {"1234567.5", "0.00,,\"百万\"", "1.23百万"},
      {"1234567.5", "[>=10000]0!.0,\"万\";0", "123.5万"},
      {"-5", "[>=10000]0!.0,\"万\";0", "-5"},
      {"-5", "[<0]\"负\"0;0", "负5"},
      {"-12.345", "0.00_);(0.00)", "(12.35)"},
      {"-12.345", "0.0;[Red]-0.0", "-12.3"},
      {"0", "0.00;-0.00;\"无\"", "无"},
      {"0.12345", "0.00%", "12.35%"},
      {"12345", "[DBNum1]General", "一万二千三百四十五"},
      {"12345.6", "[DBNum2]General元", "壹万贰仟叁佰肆拾伍.陆元"},
      {"2025", "[DBNum1]0", "二〇二五"},
      {"1234.5", "¥#,##0.00", "¥1,234.50"},
      {"1234.5", "[$¥-804]#,##0.00", "¥1,234.50"},
      {"7", "000", "007"},
      {"5", "#,##0.##", "5"},
      {"12", "0\"人\"", "12人"},
      {"12", "0人次", "12人次"},
      {"12", "@元", "12元"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(format_number(c.number, c.pattern), c.text) << c.number << " by " << c.pattern;
  }
}

TEST(FormatNumber, RefusesWhatItWouldNotDrawWhole) {
  for (const char* pattern : {"", "元", "yyyy", "0.0.0", "0.00E+00", "# ?/?", "0 yuan", "0‰",
                              "General0", "[foo]0", "0\"元", ";;;", "0;0;0;0;0", ".", "0h"}) {
    EXPECT_EQ(number_format(pattern), std::nullopt) << pattern;
  }
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
