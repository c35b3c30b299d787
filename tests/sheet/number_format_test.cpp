#include "sheet/number_format.h"

#include <gtest/gtest.h>

namespace sealpress::sheet {
namespace {

Cell shown(std::string_view format, double value, bool epoch_1904 = false) {
  Cell cell;
  NumberFormat(format).show(value, epoch_1904, cell);
  return cell;
}

struct Case {
  std::string_view format;
  double value;
  std::string_view text;
};

TEST(NumberFormat, NumbersAsAPersonSeesThem) {
  constexpr Case kCases[] = {
      {"General", 98.5, "98.5"},
      {"General", 0.1 + 0.2, "0.3"},
      {"General", 13812345678, "13812345678"},
      {"General", -1.0 / 3, "-0.333333333333333"},
      {"General", 0, "0"},
      {"general", 1e-7, "0.0000001"},
      {"G/通用格式", 1.5, "1.5"},
      {"G/通用格式\"元\"", 1.5, "1.5元"},
      {"0", 2.5, "3"},
      {"0", -2.5, "-3"},
      {"0", -0.4, "0"},
      {"0.00", 3.14159, "3.14"},
      {"0.00", 1.005, "1.01"},
      {"0.00", 5, "5.00"},
      {"#,##0", 1234567, "1,234,567"},
      {"#,##0", 999, "999"},
      {"#,##0.00", 12345.6, "12,345.60"},
      {"#,##0.00", -0.001, "0.00"},
      {"0%", 0.98, "98%"},
      {"0.0%", 0.985, "98.5%"},
      {"0.00%", 1, "100.00%"},
      {"00000", 123, "00123"},
      {"000000", 850008, "850008"},
      {"000-0000-0000", 13812345678, "138-1234-5678"},
      {"0\"个\"", 12, "12个"},
      {"0.0\\万\\元", 12.34, "12.3万元"},
      {"#", 0, ""},
      {"#.##", 5, "5"},
      {"0.0#", 5.25, "5.25"},
      {".00", 36.75, "36.75"},
      {"0;;", 0, ""},
      {"0;;", -5, ""},
      {"0;;", 5, "5"},
      {"\"¥\".00", 0.5, "¥.50"},
      {"0.0#", 5, "5.0"},
      {"#,", 12345, "12"},
      {"0.0,\"千\"", 12345, "12.3千"},
      {"#,##0,,", 1234567890, "1,235"},
      {"[Red]0", 5, "5"},
      {"[$¥-804]#,##0.00", 1234.5, "¥1,234.50"},
      {"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1234.5, "1,234.50"},
      {"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -1234.5, "-1,234.50"},
      {"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0, "-"},
      {"0.00;(0.00)", -5, "(5.00)"},
      {"0;-0;\"无\"", 0, "无"},
      {"0;-0;;@", 0, ""},
      {"[>=100]\"高\"0;[<0]\"负\"0;0", 150, "高150"},
      {"[>=100]\"高\"0;[<0]\"负\"0;0", 50, "50"},
      {"[=1]\"是\";\"否\"", 1, "是"},
      {"[=1]\"是\";\"否\"", 0, "否"},
      {"0.00E+00", 12345, "12345"},
      {"# ?/?", 0.5, "0.5"},
      {"\"共\"0\"人\"", 7, "共7人"},
      {"0!.0,\"万\"", 123456789, "12345.7万"},
      {"[DBNum1][$-804]General", 12345, "一万二千三百四十五"},
      {"[DBNum2][$-804]General", 12345, "壹万贰仟叁佰肆拾伍"},
      {"[DBNum2]0", 2025, "贰零贰伍"},
      {"[DBNum3]0", 12, "１２"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(shown(c.format, c.value).text, c.text) << c.format << " of " << c.value;
  }
}

TEST(NumberFormat, KindsOfCells) {
  EXPECT_EQ(shown("0.00", 1).kind, Cell::Kind::number);
  EXPECT_EQ(shown("0.00", 1.23456).literal, "1.23456");
  EXPECT_EQ(shown("@", 123).kind, Cell::Kind::text);
  EXPECT_EQ(shown("@", 123).text, "123");
  EXPECT_EQ(shown("yyyy-mm-dd", 45211).kind, Cell::Kind::date);
  EXPECT_EQ(shown(";;;", 5).kind, Cell::Kind::empty);
}

TEST(NumberFormat, DatesInOneForm) {
  constexpr Case kCases[] = {
      {"yyyy/m/d", 45838, "2025-06-30"},
      {"yyyy\"年\"m\"月\"d\"日\"", 45838, "2025-06-30"},
      {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", 45838, "2025-06-30"},
      {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45838, "2025-06-30"},
      {"yyyy\"年\"m\"月\"", 45809, "2025年6月"},
      {"yyyy-mm", 45838, "2025-06"},
      {"[DBNum1][$-804]yyyy\"年\"m\"月\"", 45838, "二〇二五年六月"},
      {"m\"月\"d\"日\"", 45838, "2025-06-30"},
      {"aaaa", 45838, "星期一"},
      {"e-m-d", 45838, "2025-06-30"},
      {"yyyy-mm-dd", 45838.75, "2025-06-30"},
      {"yyyy/m/d h:mm", 45838.5, "2025-06-30 12:00"},
      {"yyyy-mm-dd hh:mm:ss", 45838.99999, "2025-06-30 23:59:59"},
      {"yyyy-mm-dd hh:mm:ss", 45838.999999, "2025-07-01"},
      {"h:mm", 0.75, "18:00"},
      {"上午/下午h\"时\"mm\"分\"", 45838.75, "下午6时00分"},
      {"h:mm AM/PM", 0.75, "6:00 PM"},
      {"mm:ss", 0.5 + 61.0 / 86400, "01:01"},
      {"[h]:mm", 1.5, "36:00"},
      {"[h]:mm", 0.005, "0:07"},
      {"[hh]:mm:ss", 0.25, "06:00:00"},
      {"[m]\"分钟\"", 1.5, "2160分钟"},
      {"[mm]:ss", 0.005, "07:12"},
      {"[s]", 0.0005, "43"},
      {"mm:ss.00", 0.99999, "59:59.14"},
      {"ge.m.d", 45838, "2025-06-30"},
      {"[h]:mm", 3000000, "3000000"},
      {"yyyy-mm-dd", 1, "1900-01-01"},
      {"yyyy-mm-dd", 59, "1900-02-28"},
      {"yyyy-mm-dd", 60, "1900-02-29"},
      {"yyyy-mm-dd", 61, "1900-03-01"},
      {"yyyy-mm-dd", 2958465, "9999-12-31"},
      {"yyyy-mm-dd", 2958466, "2958466"},
      {"yyyy-mm-dd", -1, "-1"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(shown(c.format, c.value).text, c.text) << c.format << " of " << c.value;
  }
  EXPECT_EQ(shown("yyyy-mm-dd", 1e300).kind, Cell::Kind::number);
  EXPECT_EQ(shown("yyyy-mm-dd", 0, true).text, "1904-01-01");
  EXPECT_EQ(shown("yyyy-mm-dd", 44376, true).text, "2025-06-30");
}

TEST(NumberFormat, TextsByTheSectionForTexts) {
  EXPECT_EQ(NumberFormat("\"第\"@\"号\"").show_text("5"), "第5号");
  EXPECT_EQ(NumberFormat("0;-0;0;@\"公司\"").show_text("甲"), "甲公司");
  EXPECT_EQ(NumberFormat("General").show_text("甲"), "甲");
  EXPECT_EQ(NumberFormat("@").show_text("甲"), "甲");
}

TEST(NumberFormat, BuiltInDatesOfTheChineseEdition) {
  for (const int id : {14, 15, 16, 28, 30, 31, 58}) {
    EXPECT_EQ(shown(NumberFormat::built_in(id), 45838).text, "2025-06-30") << id;
  }
  for (const int id : {27, 36, 50, 52, 57}) {
    EXPECT_EQ(shown(NumberFormat::built_in(id), 45838).text, "2025年6月") << id;
  }
  EXPECT_EQ(shown(NumberFormat::built_in(22), 45838.5).text, "2025-06-30 12:00");
  EXPECT_EQ(shown(NumberFormat::built_in(32), 0.5).text, "12时00分");
  EXPECT_EQ(shown(NumberFormat::built_in(10), 0.985).text, "98.50%");
  EXPECT_EQ(shown(NumberFormat::built_in(43), 1234.5).text, "1,234.50");
  EXPECT_TRUE(NumberFormat(NumberFormat::built_in(49)).is_text());
  EXPECT_EQ(shown(NumberFormat::built_in(99), 1.5).text, "1.5");
}

TEST(NumberFormat, AnyTextIsAFormat) {
  for (const char* format : {"", ";", ";;;;;;", "[", "\"", "\\", "_", "*", "[>", "[$", "E+", "0/",
                             "[<>x]0", "\xFF\xFE", "0.0.0.0", "%%%", ",,,"}) {
    for (const double value : {0.0, 1.5, -1.5, 1e300, -1e-300}) {
      EXPECT_FALSE(shown(format, value).literal.empty()) << format;
    }
  }
}

}  // namespace
}  // namespace sealpress::sheet
