#include "sheet/number_format.h"

#include <algorithm>

#include "sheet/serial_date.h"

namespace sealpress::sheet {

using Kind = text::NumberFormat::Token::Kind;
using Section = text::NumberFormat::Section;

namespace {

/// Whether it shows the day of the month, and not its name alone.
bool shows_day(const Section& section) {
  return std::any_of(section.tokens.begin(), section.tokens.end(),
                     [](const auto& token) { return token.kind == Kind::day && token.count < 3; });
}

}  // namespace

bool NumberFormat::is_text() const {
  return format_.sections().front().holds(Kind::text);
}

void NumberFormat::show(double value, bool epoch_1904, Cell& cell) const {
  const auto number = text::Decimal::from(value);
  const text::NumberFormat::Section& section = format_.section_for(number).section;
  cell.literal = number.plain();
  if (section.date || section.time) return show_moment(value, epoch_1904, section, cell);
  cell.text = section.plain ? cell.literal : format_.show(number);
  cell.kind = section.holds(Kind::text) ? Cell::Kind::text
              : cell.text.empty()       ? Cell::Kind::empty
                                        : Cell::Kind::number;
}

void NumberFormat::show_moment(double value, bool epoch_1904, const Section& section,
                               Cell& cell) const {
  const bool whole_day = section.holds(Kind::month) && shows_day(section);
  // Years of other calendars are not drawn.
  const bool as_day = section.date && (whole_day || section.foreign);
  std::optional<std::string> text;
  if (as_day) {
    text = serial_text(value, epoch_1904, {section.time, section.seconds});
  } else {
    text = time_text(value, epoch_1904, section);
  }
  cell.kind = text ? Cell::Kind::date : Cell::Kind::number;
  cell.text = text.value_or(cell.literal);
}

std::optional<std::string> NumberFormat::time_text(double value, bool epoch_1904,
                                                   const Section& section) const {
  const auto places = std::count_if(section.tokens.begin(), section.tokens.end(),
                                    [](const auto& token) { return token.kind == Kind::digit; });
  const auto [seconds, fraction] = seconds_of(value, static_cast<int>(places));
  constexpr double kPastCalendar = 2'958'466;  // 10000-01-01
  if (value < 0 || value >= kPastCalendar) return std::nullopt;
  if (section.elapsed) return format_.show_elapsed(seconds, fraction);
  const auto moment = moment_of(seconds, epoch_1904);
  return moment ? std::optional(format_.show(*moment, fraction)) : std::nullopt;
}

std::string NumberFormat::show_text(std::string text) const {
  const auto& sections = format_.sections();
  constexpr std::size_t kAll = 4;
  if (sections.size() < kAll && !sections.back().holds(Kind::text)) return text;
  std::string out;
  for (const auto& token : sections.back().tokens) {
    if (token.kind == Kind::literal) out += token.text;
    if (token.kind == Kind::text) out += text;
  }
  return out;
}

std::string_view NumberFormat::built_in(int id) {
  constexpr std::string_view kGeneral = "General", kDate = "yyyy/m/d";
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 11:
    case 48:
      return "0.00E+00";
    case 12:
    case 13:
      return "# ?/?";
    case 17:
      return "mmm-yy";
    case 18:
      return "h:mm AM/PM";
    case 19:
      return "h:mm:ss AM/PM";
    case 20:
      return "h:mm";
    case 21:
      return "h:mm:ss";
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
      return "yyyy\"年\"m\"月\"";
    case 32:
      return "h\"时\"mm\"分\"";
    case 33:
      return "h\"时\"mm\"分\"ss\"秒\"";
    case 34:
    case 55:
      return "上午/下午h\"时\"mm\"分\"";
    case 35:
    case 56:
      return "上午/下午h\"时\"mm\"分\"ss\"秒\"";
    case 22:
      return "yyyy/m/d h:mm";
    case 37:
    case 38:
      return "#,##0;-#,##0";
    case 39:
    case 40:
      return "#,##0.00;-#,##0.00";
    case 41:
    case 42:
      return "#,##0;-#,##0;\"-\"";
    case 43:
    case 44:
      return "#,##0.00;-#,##0.00;\"-\"";
    case 45:
    case 47:
      return "mm:ss";
    case 46:
      return "[h]:mm:ss";
    case 49:
      return "@";
    default:
      break;
  }
  const bool date = (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 ||
                    (id >= 50 && id <= 54) || id == 57 || id == 58;
  return date ? kDate : kGeneral;
}

}  // namespace sealpress::sheet
