// Numbers and dates as people read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/moment.h"
#include "text/number_format.h"

namespace sealpress::text {

/// Formats of templates: those of spreadsheets (yyyy年m月d日, #,##0.00), in which a word may also
/// stand between single quotes, and EEEE for the day of the week. nullopt if something in it is
/// not understood.
std::optional<NumberFormat> date_format(std::string_view pattern);
std::optional<NumberFormat> number_format(std::string_view pattern);

/// By such a pattern; `汉字` gives 二〇二五年六月三十日. nullopt for a bad pattern, or no such day.
std::optional<std::string> format_date(Date date, std::string_view pattern);
/// By such a pattern. `number` is a decimal literal, so that nothing is lost.
std::optional<std::string> format_number(std::string_view number, std::string_view pattern);

}  // namespace sealpress::text
