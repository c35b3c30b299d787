// Days and times of the day, as people write them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sealpress::text {

struct Date {
  int year = 0, month = 1, day = 1;
  // NOLINTNEXTLINE(modernize-use-nullptr): the 0 is the compiler's own, in the default.
  constexpr auto operator<=>(const Date&) const = default;
};

struct Clock {
  int hour = 0, minute = 0, second = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): the 0 is the compiler's own, in the default.
  constexpr auto operator<=>(const Clock&) const = default;
};

struct Moment {
  Date date;
  std::optional<Clock> clock;
};

/// Whether the Gregorian calendar has the day, in the years 1 to 9999.
bool is_valid(Date date);
/// Days since 1970-01-01. The date must be valid.
std::int64_t day_number(Date date);
Date date_of_day(std::int64_t day_number);

/// "2025-06-30", "2025/6/30", "2025年6月30日", "20250630", "2025.6.30", 二〇二五年六月三十日;
/// nullopt if it is no date of the calendar (2025-02-30).
std::optional<Date> parse_date(std::string_view text);
/// What a text that looks like a date says, whether there is such a day or not: 2025-02-30,
/// 2025年4月, 二〇二五年四月.
struct DateParts {
  int year = 0, month = 0;
  std::optional<int> day;
};
std::optional<DateParts> parse_date_parts(std::string_view text);

/// A date, alone or with a time behind it: "2025-06-30 10:05", "2025-06-30 10:05:00",
/// "2025/6/30 上午10:05", 2025年6月30日10时5分. A time with a zone (2025-06-29T16:00:00Z) is told
/// as clocks in China show it. Five digits, with or without a fraction, are the serial number of a
/// spreadsheet: 45838 is 2025-06-30.
std::optional<Moment> parse_moment(std::string_view text);

}  // namespace sealpress::text
