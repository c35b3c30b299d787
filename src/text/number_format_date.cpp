// NumberFormat: moments.
#include <fmt/format.h>

#include <array>

#include "text/number_format.h"

namespace sealpress::text {
namespace {

using Section = NumberFormat::Section;
using Token = NumberFormat::Token;
using Kind = Token::Kind;

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> kHanDays{"日", "一", "二", "三", "四", "五", "六"};

/// From Sunday. 1970-01-01 was a Thursday.
std::size_t weekday(Date date) {
  const std::int64_t days = (day_number(date) + 4) % 7;
  return static_cast<std::size_t>(days < 0 ? days + 7 : days);
}

class DateDrawing {
 public:
  DateDrawing(const Section& section, const Moment& moment, std::string_view fraction)
      : section_(section),
        fraction_(fraction),
        date_(moment.date),
        clock_(moment.clock.value_or(Clock())),
        half_day_(section.holds(Kind::half_day)) {}

  std::string text() {
    std::string out;
    for (const Token& token : section_.tokens) out += drawn(token);
    return out;
  }

  DateDrawing(const Section& section, std::int64_t elapsed, std::string_view fraction)
      : DateDrawing(section, Moment{Date{1900, 1, 1}, clock_of(elapsed)}, fraction) {
    elapsed_ = elapsed;
  }

 private:
  static Clock clock_of(std::int64_t seconds) {
    const auto of_day = static_cast<int>(seconds % 86'400);
    return {of_day / 3600, of_day / 60 % 60, of_day % 60};
  }

  std::string drawn(const Token& token) {
    if (token.text == "[") return counted_on(token);
    switch (token.kind) {
      case Kind::year:
        return year(token);
      case Kind::month:
        return token.count < 3 ? number(date_.month, token.count) : month_name(token.count);
      case Kind::day:
        return token.count < 3 ? number(date_.day, token.count) : day_name(token.count);
      case Kind::weekday:
        return (token.count == 4 ? "星期" : "") + std::string(kHanDays[weekday(date_)]);
      case Kind::hour:
        return number(half_day_ ? (clock_.hour + 11) % 12 + 1 : clock_.hour, token.count);
      case Kind::minute:
        return number(clock_.minute, token.count);
      case Kind::second:
        return number(clock_.second, token.count);
      case Kind::half_day:
        return half_day(token.text);
      case Kind::point:
        return ".";
      case Kind::digit:
        return fraction_digit();
      default:
        return token.text;
    }
  }

  std::string fraction_digit() {
    if (fraction_.empty()) return "0";
    const std::string digit(fraction_.substr(0, 1));
    fraction_.remove_prefix(1);
    return digit;
  }

  /// The first unit of a time that may be longer than a day takes all of it.
  std::string counted_on(const Token& token) const {
    const std::int64_t unit = token.kind == Kind::hour ? 3600 : token.kind == Kind::minute ? 60 : 1;
    return fmt::format("{:0{}}", elapsed_ / unit, token.count);
  }

  std::string year(const Token& token) const {
    const std::string digits =
        token.count < 3 ? fmt::format("{:02}", date_.year % 100) : fmt::format("{:04}", date_.year);
    return section_.numerals ? han_digits(digits, *section_.numerals) : digits;
  }

  std::string number(int value, std::size_t digits) const {
    if (section_.numerals == HanStyle::plain && value > 0) return han_small(value);
    std::string text = fmt::format("{:0{}}", value, digits);
    if (!section_.numerals) return text;
    return digits > 1 ? han_digits(text, *section_.numerals) : han_number(text, *section_.numerals);
  }

  std::string month_name(std::size_t letters) const {
    if (section_.chinese) return han_small(date_.month) + "月";
    const std::string_view name = kMonths[static_cast<std::size_t>(date_.month - 1)];
    return std::string(name.substr(0, letters == 3 ? 3 : letters == 5 ? 1 : name.size()));
  }

  std::string day_name(std::size_t letters) const {
    const std::size_t day = weekday(date_);
    if (section_.chinese) return (letters == 3 ? "周" : "星期") + std::string(kHanDays[day]);
    return std::string(kDays[day].substr(0, letters == 3 ? 3 : kDays[day].size()));
  }

  /// AM/PM, A/P or 上午/下午: what stands before or behind the stroke.
  std::string half_day(const std::string& words) const {
    const std::size_t stroke = words.find('/');
    return clock_.hour < 12 ? words.substr(0, stroke) : words.substr(stroke + 1);
  }

  const Section& section_;
  std::string_view fraction_;
  Date date_;
  Clock clock_;
  bool half_day_;
  std::int64_t elapsed_ = 0;
};

}  // namespace

std::string NumberFormat::show(const Moment& moment, std::string_view fraction) const {
  return DateDrawing(sections_.front(), moment, fraction).text();
}

std::string NumberFormat::show_elapsed(std::int64_t seconds, std::string_view fraction) const {
  return DateDrawing(sections_.front(), seconds, fraction).text();
}

}  // namespace sealpress::text
