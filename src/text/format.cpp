#include "text/format.h"

#include <initializer_list>
#include <utility>

namespace sealpress::text {

namespace {

/// Quotations between single marks as spreadsheets write them; '' is the mark itself.
std::string with_double_quotes(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t end = pattern.find('\'', i + 1);
    if (pattern[i] != '\'' || end == pattern.npos) {
      out += pattern[i];
      continue;
    }
    const std::string_view inner = pattern.substr(i + 1, end - i - 1);
    if (inner.empty()) {
      out += "\\'";
    } else {
      out.append("\"").append(inner).append("\"");
    }
    i = end;
  }
  return out;
}

/// EEE and EEEE are 周一 and 星期一 in the patterns of other programs, and years in none.
std::string with_weekdays(std::string pattern) {
  for (const std::string_view day : {"EEEE", "EEE"}) {
    for (std::size_t i = pattern.find(day); i != pattern.npos; i = pattern.find(day, i)) {
      pattern.replace(i, day.size(), day.size() == 4 ? "aaaa" : "周aaa");
    }
  }
  return pattern;
}

using Twin = std::pair<std::string_view, std::string_view>;

/// What input methods write for the signs of a format.
std::string with_twins(std::string pattern, std::initializer_list<Twin> twins) {
  for (const auto& [full, half] : twins) {
    for (std::size_t i = pattern.find(full); i != pattern.npos; i = pattern.find(full, i)) {
      pattern.replace(i, full.size(), half);
    }
  }
  return pattern;
}

}  // namespace

std::optional<NumberFormat> date_format(std::string_view pattern) {
  NumberFormat format(pattern == "汉字" ? "[DBNum1]yyyy年m月d日"
                                        : with_weekdays(with_double_quotes(with_twins(
                                              std::string(pattern), {{"“", "\""}, {"”", "\""}}))));
  return format.shows_dates() ? std::optional(std::move(format)) : std::nullopt;
}

std::optional<NumberFormat> number_format(std::string_view pattern) {
  NumberFormat format(with_double_quotes(with_twins(std::string(pattern), {{"“", "\""},
                                                                           {"”", "\""},
                                                                           {"＃", "#"},
                                                                           {"，", ","},
                                                                           {"．", "."},
                                                                           {"０", "0"},
                                                                           {"％", "%"},
                                                                           {"；", ";"},
                                                                           {"＠", "@"},
                                                                           {"！", "!"}})));
  return format.shows_numbers() ? std::optional(std::move(format)) : std::nullopt;
}

std::optional<std::string> format_date(Date date, std::string_view pattern) {
  if (!is_valid(date)) return std::nullopt;
  const auto format = date_format(pattern);
  if (!format) return std::nullopt;
  return format->show(Moment{date, std::nullopt});
}

std::optional<std::string> format_number(std::string_view number, std::string_view pattern) {
  const auto value = Decimal::parse(number);
  const auto format = number_format(pattern);
  if (!value || !format) return std::nullopt;
  return format->show(*value);
}

}  // namespace sealpress::text
