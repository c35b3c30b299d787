// Numbers and dates as people read them, by ICU patterns in the Chinese locale.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sealpress::text {

struct Date {
  int year = 0, month = 1, day = 1;
  // NOLINTNEXTLINE(modernize-use-nullptr): the 0 is the compiler's own, in the default.
  constexpr auto operator<=>(const Date&) const = default;
};

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
/// By an ICU pattern, e.g. yyyy年M月d日; "二〇" patterns: `汉字` gives 二〇二五年六月三十日.
/// nullopt for a bad pattern.
std::optional<std::string> format_date(Date date, std::string_view pattern);
/// By an ICU decimal pattern, e.g. #,##0.00. `number` is a decimal literal, so that nothing is
/// lost.
std::optional<std::string> format_number(std::string_view number, std::string_view pattern);

}  // namespace sealpress::text
