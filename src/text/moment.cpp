#include "text/moment.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>

#include "text/unicode.h"

namespace sealpress::text {

namespace {

constexpr std::array<std::string_view, 10> kHanDigits{"〇", "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};

std::chrono::year_month_day calendar_date(Date date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

/// Takes between `least` and `most` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  while (n < most && n < text.size() && text[n] >= '0' && text[n] <= '9') {
    value = value * 10 + (text[n++] - '0');
  }
  if (n < least) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

struct Separators {
  std::string_view after_year, after_month, after_day;
  std::size_t least_digits;
};

constexpr Separators kDateForms[] = {
    {"-", "-", "", 1}, {"/", "/", "", 1}, {".", ".", "", 1}, {"年", "月", "日", 1}, {"", "", "", 2},
};

std::optional<DateParts> parse_as(std::string_view text, const Separators& form) {
  const auto year = take_number(text, 4, 4);
  if (!year || !take(text, form.after_year)) return std::nullopt;
  const auto month = take_number(text, form.least_digits, 2);
  if (!month) return std::nullopt;
  // 2025年4月 and 2025-4 name a month; 202504 could be anything.
  const bool closed = form.after_month == "月" && take(text, form.after_month);
  if (text.empty() && !form.after_year.empty()) return DateParts{*year, *month, std::nullopt};
  if (!closed && !take(text, form.after_month)) return std::nullopt;
  const auto day = take_number(text, form.least_digits, 2);
  if (!day || !take(text, form.after_day) || !text.empty()) return std::nullopt;
  return DateParts{*year, *month, day};
}

std::optional<int> han_digit(std::string_view text) {
  if (text.starts_with("零") || text.starts_with("○")) return 0;
  for (int d = 0; d < 10; ++d) {
    if (text.starts_with(kHanDigits[static_cast<std::size_t>(d)])) return d;
  }
  return std::nullopt;
}

/// 二〇二五年四月三十日 with Arabic digits: 2025年4月30日. The year is read digit by digit, month
/// and day are numbers. Other text stays as it is.
std::string with_arabic_digits(std::string_view text) {
  constexpr std::size_t kWidth = std::string_view("一").size();
  constexpr int kNone = -1;
  std::string out;
  bool year = true;
  int number = kNone;
  const auto end_number = [&] {
    if (number != kNone) out += std::to_string(number);
    number = kNone;
  };
  while (!text.empty()) {
    const auto digit = han_digit(text);
    const bool ten = !year && text.starts_with("十");
    if (digit && year) {
      out += static_cast<char>('0' + *digit);
    } else if (digit) {
      number = std::max(number, 0) + *digit;
    } else if (ten) {
      number = number == kNone ? 10 : number * 10;
    } else {
      end_number();
      year = year && !text.starts_with("年");
      out += text.front();
    }
    text.remove_prefix(digit || ten ? kWidth : 1);
  }
  end_number();
  return out;
}

constexpr int kMinutesPerDay = 24 * 60;
constexpr int kChina = 8 * 60;  ///< minutes before Greenwich

/// A time of the day, with the minutes that its zone is before Greenwich if it names one.
struct ZonedClock {
  Clock clock;
  std::optional<int> zone;
};

/// Z, +08:00, +0800, +08 at the end of a text; false if something else stands there.
bool parse_zone(std::string_view text, std::optional<int>& zone) {
  if (text.empty()) return true;
  zone = 0;
  if (text == "Z" || text == "z") return true;
  const int sign = take(text, "+") ? 1 : take(text, "-") ? -1 : 0;
  const auto hours = take_number(text, 2, 2);
  take(text, ":");
  const auto minutes = text.empty() ? std::optional(0) : take_number(text, 2, 2);
  if (sign == 0 || !hours || !minutes || *hours > 14 || *minutes > 59) return false;
  zone = sign * (*hours * 60 + *minutes);
  return text.empty();
}

/// Which half of the day a clock of twelve hours means: 12 for the second, nothing if none is said.
std::optional<int> take_half_day(std::string_view& text) {
  for (const std::string_view morning : {"上午", "AM", "am"}) {
    if (take(text, morning)) return 0;
  }
  for (const std::string_view afternoon : {"下午", "PM", "pm"}) {
    if (take(text, afternoon)) return 12;
  }
  return std::nullopt;
}

/// The seconds behind a minute, with a fraction that nobody asked for.
std::optional<int> take_seconds(std::string_view& text) {
  const auto second = take_number(text, 1, 2);
  if (second && take(text, ".")) {
    text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
  }
  take(text, "秒");
  return second;
}

/// 10:05, 10:05:30.000, 10时5分, 下午3:00, 10:05Z; blanks are gone.
std::optional<ZonedClock> parse_clock(std::string_view text) {
  ZonedClock out;
  std::optional<int> half = take_half_day(text);
  const auto hour = take_number(text, 1, 2);
  const bool spoken = take(text, "时") || take(text, "点");
  if (!hour || (!spoken && !take(text, ":"))) return std::nullopt;
  out.clock.hour = *hour;
  if (const auto minute = take_number(text, 1, 2)) {
    out.clock.minute = *minute;
    const bool closed = take(text, "分");
    const bool more = take(text, ":") || (closed && !text.empty());
    if (more) {
      const auto second = take_seconds(text);
      if (!second) return std::nullopt;
      out.clock.second = *second;
    }
  } else if (!spoken) {
    return std::nullopt;
  }
  if (!half) half = take_half_day(text);
  if (half && out.clock.hour > 12) return std::nullopt;
  if (half) out.clock.hour = out.clock.hour % 12 + *half;
  const bool possible = out.clock.hour < 24 && out.clock.minute < 60 && out.clock.second < 60;
  return possible && parse_zone(text, out.zone) ? std::optional(out) : std::nullopt;
}

/// A date and a clock; a zone's time as clocks in China show it.
std::optional<Moment> moment_of(Date date, const ZonedClock& zoned) {
  Moment moment{date, zoned.clock};
  if (!zoned.zone) return moment;
  const int minutes = zoned.clock.hour * 60 + zoned.clock.minute + kChina - *zoned.zone;
  const int days = minutes < 0 ? -1 : minutes / kMinutesPerDay;
  const int rest = minutes - days * kMinutesPerDay;
  moment.clock->hour = rest / 60;
  moment.clock->minute = rest % 60;
  moment.date = date_of_day(day_number(date) + days);
  return is_valid(moment.date) ? std::optional(moment) : std::nullopt;
}

/// 45838.5 as spreadsheets count days from 1900.
std::optional<Moment> parse_serial(const std::string& text) {
  constexpr std::size_t kDigits = 5;
  constexpr std::int64_t kEpoch = 25'569;  // 1970-01-01
  constexpr std::int64_t kSecondsPerDay = 86'400;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  double serial = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), serial, std::chars_format::fixed);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || digits != kDigits || text.front() == '0') return std::nullopt;
  const auto seconds = std::llround(serial * static_cast<double>(kSecondsPerDay));
  Moment moment{date_of_day(seconds / kSecondsPerDay - kEpoch), std::nullopt};
  if (const auto rest = static_cast<int>(seconds % kSecondsPerDay); rest != 0) {
    moment.clock = Clock{rest / 3600, rest / 60 % 60, rest % 60};
  }
  return moment;
}

}  // namespace

bool is_valid(Date date) {
  const bool in_range = date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.day >= 1;
  return in_range && calendar_date(date).ok();
}

std::int64_t day_number(Date date) {
  return std::chrono::sys_days(calendar_date(date)).time_since_epoch().count();
}

Date date_of_day(std::int64_t day_number) {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{day_number}}};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::optional<DateParts> parse_date_parts(std::string_view text) {
  std::string plain = label_key(text);
  if (han_digit(plain)) plain = with_arabic_digits(plain);
  for (const Separators& form : kDateForms) {
    if (const auto parts = parse_as(plain, form)) return parts;
  }
  return std::nullopt;
}

std::optional<Date> parse_date(std::string_view text) {
  const auto parts = parse_date_parts(text);
  if (!parts || !parts->day) return std::nullopt;
  const Date date{parts->year, parts->month, *parts->day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<Moment> parse_moment(std::string_view written) {
  constexpr std::size_t kLongest = 100;
  if (written.size() > kLongest) return std::nullopt;
  if (const auto date = parse_date(written)) return Moment{*date, std::nullopt};
  if (auto serial = parse_serial(label_key(written))) return serial;
  const std::string text = nfkc(written);
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::string_view behind = std::string_view(text).substr(i);
    const bool parts = behind[0] == ' ' || behind[0] == 'T' || behind[0] == 't';
    if (!parts && !std::string_view(text).substr(0, i).ends_with("日")) continue;
    const auto date = parse_date(std::string_view(text).substr(0, i));
    const auto clock = parse_clock(label_key(behind.substr(parts ? 1 : 0)));
    if (date && clock) return moment_of(*date, *clock);
  }
  return std::nullopt;
}

}  // namespace sealpress::text
