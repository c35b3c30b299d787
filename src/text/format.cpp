#include "text/format.h"

#include <unicode/decimfmt.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

#include "text/unicode.h"

namespace sealpress::text {

namespace {

/// The formats of this thread by their patterns. Patterns come from templates, a few dozen; what
/// comes in greater number is not kept.
template <class Format>
class PatternCache {
 public:
  template <class Make>
  const Format* find(std::string_view pattern, Make make) {
    if (formats_.size() >= kMost) formats_.clear();
    const auto [at, added] = formats_.try_emplace(std::string(pattern));
    if (added) at->second = make(icu::UnicodeString::fromUTF8(std::string(pattern)));
    return at->second.get();
  }

 private:
  static constexpr std::size_t kMost = 256;
  std::map<std::string, std::unique_ptr<Format>, std::less<>> formats_;
};

std::string to_string(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

std::chrono::year_month_day calendar_date(Date date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

bool is_valid(Date date) {
  const bool in_range = date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.day >= 1;
  return in_range && calendar_date(date).ok();
}

std::unique_ptr<icu::SimpleDateFormat> make_date_format(const icu::UnicodeString& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  auto format =
      std::make_unique<icu::SimpleDateFormat>(pattern, icu::Locale::getSimplifiedChinese(), status);
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu::Locale::getSimplifiedChinese(),
                                  status);
  calendar.setGregorianChange(-1e18, status);  // the Gregorian calendar for all years
  if (U_FAILURE(status)) return nullptr;
  format->setCalendar(calendar);
  return format;
}

std::unique_ptr<icu::DecimalFormat> make_number_format(const icu::UnicodeString& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::DecimalFormatSymbols symbols(icu::Locale::getSimplifiedChinese(), status);
  auto format = std::make_unique<icu::DecimalFormat>(pattern, symbols, status);
  if (U_FAILURE(status)) return nullptr;
  format->setRoundingMode(icu::DecimalFormat::kRoundHalfUp);  // 四舍五入; ICU rounds to even
  return format;
}

constexpr std::string_view kHanDigits[] = {"〇", "一", "二", "三", "四",
                                           "五", "六", "七", "八", "九"};

/// 1 to 99 as read: 十, 十一, 二十, 三十一.
std::string han_number(int n) {
  std::string out;
  if (n >= 20) out += kHanDigits[n / 10];
  if (n >= 10) out += "十";
  if (n % 10 != 0) out += kHanDigits[n % 10];
  return out;
}

std::string han_date(Date date) {
  std::string out;
  for (const char digit : std::to_string(date.year)) out += kHanDigits[digit - '0'];
  return out + "年" + han_number(date.month) + "月" + han_number(date.day) + "日";
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
    if (text.starts_with(kHanDigits[d])) return d;
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

/// Whether `text` is a decimal literal of a size that a person could mean.
bool is_decimal(std::string_view text) {
  constexpr std::size_t kLongest = 400;
  if (text.size() > kLongest) return false;
  if (!take(text, "-")) take(text, "+");
  const auto digits = [&] {
    const std::size_t n = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(n);
    return n;
  };
  std::size_t mantissa = digits();
  if (take(text, ".")) mantissa += digits();
  if (mantissa == 0) return false;
  if (!take(text, "e") && !take(text, "E")) return text.empty();
  if (!take(text, "-")) take(text, "+");
  return take_number(text, 1, 3).has_value() && text.empty();
}

}  // namespace

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

std::optional<std::string> format_date(Date date, std::string_view pattern) {
  if (!is_valid(date)) return std::nullopt;
  if (pattern == "汉字") return han_date(date);
  thread_local PatternCache<icu::SimpleDateFormat> cache;
  const icu::SimpleDateFormat* format = cache.find(pattern, make_date_format);
  if (format == nullptr) return std::nullopt;

  constexpr double kMillisecondsPerDay = 86'400'000;
  const auto days = std::chrono::sys_days(calendar_date(date)).time_since_epoch();
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  format->format(static_cast<double>(days.count()) * kMillisecondsPerDay, out, nullptr, status);
  return U_SUCCESS(status) ? std::optional(to_string(out)) : std::nullopt;
}

std::optional<std::string> format_number(std::string_view number, std::string_view pattern) {
  if (!is_decimal(number)) return std::nullopt;
  thread_local PatternCache<icu::DecimalFormat> cache;
  const icu::DecimalFormat* format = cache.find(pattern, make_number_format);
  if (format == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  format->format(icu::StringPiece(number.data(), static_cast<std::int32_t>(number.size())), out,
                 nullptr, status);
  return U_SUCCESS(status) ? std::optional(to_string(out)) : std::nullopt;
}

}  // namespace sealpress::text
