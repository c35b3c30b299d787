#include "sheet/number_format.h"

#include "sheet/serial_date.h"

namespace sealpress::sheet {

using Kind = text::NumberFormat::Token::Kind;

bool NumberFormat::is_text() const {
  return format_.sections().front().holds(Kind::text);
}

void NumberFormat::show(double value, bool epoch_1904, Cell& cell) const {
  const auto number = text::Decimal::from(value);
  const text::NumberFormat::Section& section = format_.section_for(number).section;
  cell.literal = number.plain();
  if (section.date || section.time) {
    const DateShape shape{section.date, section.time, section.seconds, section.elapsed};
    const auto text = serial_text(value, epoch_1904, shape);
    cell.kind = text ? Cell::Kind::date : Cell::Kind::number;
    cell.text = text.value_or(cell.literal);
    return;
  }
  cell.text = section.plain ? cell.literal : format_.show(number);
  cell.kind = section.holds(Kind::text) ? Cell::Kind::text
              : cell.text.empty()       ? Cell::Kind::empty
                                        : Cell::Kind::number;
}

std::string_view NumberFormat::built_in(int id) {
  constexpr std::string_view kGeneral = "General", kDate = "yyyy/m/d", kTime = "h:mm",
                             kClock = "h:mm:ss";
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
    case 18:
    case 20:
    case 32:
    case 34:
    case 55:
      return kTime;
    case 19:
    case 21:
    case 33:
    case 35:
    case 56:
      return kClock;
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
