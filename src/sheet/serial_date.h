// Days and times as spreadsheets count them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "text/moment.h"

namespace sealpress::sheet {

struct DateShape {
  bool time, seconds;
};

/// A number of days as seconds, and this many digits of the parts of one.
struct Seconds {
  std::int64_t whole = 0;
  std::string fraction;
};
Seconds seconds_of(double days, int places);

/// The day and time that so many seconds mean; a day before the first is the first. nullopt
/// outside the calendar.
std::optional<text::Moment> moment_of(std::int64_t seconds, bool epoch_1904);

/// A serial number as yyyy-MM-dd, yyyy-MM-dd HH:mm (without midnight) ...; nullopt outside the
/// calendar.
/// Counting from 1900, day 60 is the 29th of February 1900, which never was (18.17.4.1).
std::optional<std::string> serial_text(double serial, bool epoch_1904, const DateShape& shape);

}  // namespace sealpress::sheet
