// Days as people in China count them.
#pragma once

#include <chrono>

#include "text/format.h"

namespace sealpress::pipeline {

/// The day at `seconds` since 1970 UTC in China (UTC+8 all year), wherever the machine stands.
inline text::Date day_in_china(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds local{std::chrono::seconds(seconds) + hours(8)};
  const year_month_day date(floor<days>(local));
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace sealpress::pipeline
