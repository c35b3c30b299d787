#include "sheet/serial_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sealpress::sheet {

namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kLastSerial = 2'958'465;  // 9999-12-31
constexpr std::int64_t kNoSuchDay = 60;

text::Date day_of(std::int64_t serial, bool epoch_1904) {
  using namespace std::chrono;
  if (!epoch_1904 && serial == kNoSuchDay) return {1900, 2, 29};
  const sys_days epoch = epoch_1904            ? sys_days(year(1904) / 1 / 1)
                         : serial > kNoSuchDay ? sys_days(year(1899) / 12 / 30)
                                               : sys_days(year(1899) / 12 / 31);
  const year_month_day day(epoch + days(serial));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::string day_text(std::int64_t serial, bool epoch_1904) {
  const text::Date day = day_of(serial, epoch_1904);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string clock_text(std::int64_t seconds, bool with_seconds) {
  std::string out = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  return with_seconds ? out + fmt::format(":{:02}", seconds % 60) : out;
}

}  // namespace

Seconds seconds_of(double days, int places) {
  constexpr int kMostPlaces = 6;
  constexpr double kMost = 1e12;
  std::int64_t parts = 1;
  for (int i = 0; i < std::min(places, kMostPlaces); ++i) parts *= 10;
  const double seconds = std::clamp(days * static_cast<double>(kSecondsPerDay), -kMost, kMost);
  const std::int64_t total = std::llround(seconds * static_cast<double>(parts));
  std::string fraction;
  if (parts > 1) fraction = std::to_string(parts + std::abs(total % parts)).substr(1);
  return {total / parts, fraction};
}

std::optional<text::Moment> moment_of(std::int64_t total, bool epoch_1904) {
  if (total < 0 || total >= (kLastSerial + 1) * kSecondsPerDay) return std::nullopt;
  const std::int64_t first = epoch_1904 ? 0 : 1;
  const std::int64_t day = std::clamp<std::int64_t>(total / kSecondsPerDay, first, kLastSerial);
  if (!epoch_1904 && day == kNoSuchDay) return std::nullopt;
  const auto seconds = static_cast<int>(total % kSecondsPerDay);
  return text::Moment{day_of(day, epoch_1904),
                      text::Clock{seconds / 3600, seconds / 60 % 60, seconds % 60}};
}

std::optional<std::string> serial_text(double serial, bool epoch_1904, const DateShape& shape) {
  if (serial < 0 || serial >= static_cast<double>(kLastSerial + 1)) return std::nullopt;
  const auto total = std::llround(serial * static_cast<double>(kSecondsPerDay));
  const std::int64_t day = total / kSecondsPerDay;
  const std::int64_t seconds = total % kSecondsPerDay;
  if ((day == 0 && !epoch_1904) || day > kLastSerial) return std::nullopt;
  const std::string date = day_text(day, epoch_1904);
  // Exports of databases give every day a midnight, which nobody means.
  return shape.time && seconds > 0 ? date + " " + clock_text(seconds, shape.seconds) : date;
}

}  // namespace sealpress::sheet
