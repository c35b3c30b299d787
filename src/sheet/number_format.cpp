#include "sheet/number_format.h"

#include <algorithm>
#include <cmath>

#include "sheet/decimal.h"
#include "sheet/serial_date.h"

namespace sealpress::sheet {

namespace {

using Section = NumberFormat::Section;
using Token = NumberFormat::Token;
using Kind = Token::Kind;

/// Writes one number into the places of a section.
class Drawing {
 public:
  Drawing(const Section& section, const Decimal& magnitude) : section_(section) {
    std::size_t places = 0;
    bool behind_point = false;
    for (const Token& token : section.tokens) {
      if (token.kind == Kind::point) behind_point = true;
      if (token.kind != Kind::digit) continue;
      if (behind_point) {
        ++places;
        if (token.text == "0") least_fraction_ = places;
      } else {
        ++whole_places_;
        if (token.text == "0" || least_whole_ > 0) ++least_whole_;
      }
    }
    number_ = magnitude;
    if (!number_.is_zero()) number_.point += section.scale;
    if (!has_general()) number_ = number_.rounded(static_cast<int>(places));
    whole_ = number_.integer_part();
    if (whole_.size() < least_whole_) whole_.insert(0, least_whole_ - whole_.size(), '0');
    fraction_ = number_.fraction_part();
    if (fraction_.size() < least_fraction_) fraction_.resize(least_fraction_, '0');
  }

  bool is_zero() const { return number_.is_zero(); }

  std::string text() {
    for (const Token& token : section_.tokens) draw(token);
    return std::move(out_);
  }

 private:
  bool has_general() const {
    return std::any_of(section_.tokens.begin(), section_.tokens.end(),
                       [](const Token& t) { return t.kind == Kind::general; });
  }

  void draw(const Token& token) {
    switch (token.kind) {
      case Kind::literal:
        out_ += token.text;
        break;
      case Kind::percent:
        out_ += '%';
        break;
      case Kind::general:
        out_ += number_.plain();
        break;
      case Kind::point:
        behind_point_ = true;
        if (!fraction_.empty()) out_ += '.';
        break;
      case Kind::digit:
        behind_point_ ? draw_fraction_digit() : draw_whole_digits();
        break;
    }
  }

  void draw_fraction_digit() {
    if (fraction_drawn_ < fraction_.size()) out_ += fraction_[fraction_drawn_++];
  }

  /// The digits of one place; the first place takes all that the others leave over.
  void draw_whole_digits() {
    const std::size_t places_behind = whole_places_ - ++places_drawn_;
    while (whole_.size() - whole_drawn_ > places_behind) {
      out_ += whole_[whole_drawn_++];
      const std::size_t digits_behind = whole_.size() - whole_drawn_;
      if (section_.thousands && digits_behind > 0 && digits_behind % 3 == 0) out_ += ',';
    }
  }

  const Section& section_;
  Decimal number_;
  std::string whole_, fraction_, out_;
  std::size_t whole_places_ = 0, least_whole_ = 0, least_fraction_ = 0;
  std::size_t places_drawn_ = 0, whole_drawn_ = 0, fraction_drawn_ = 0;
  bool behind_point_ = false;
};

std::string trimmed(const std::string& text) {
  const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

}  // namespace

bool NumberFormat::Condition::holds(double value) const {
  switch (relation) {
    case '<':
      return value < limit;
    case '>':
      return value > limit;
    case 'l':
      return value <= limit;
    case 'g':
      return value >= limit;
    case 'n':
      return value != limit;
    default:
      return value == limit;
  }
}

bool NumberFormat::is_text() const {
  return sections_.front().text;
}

const NumberFormat::Section& NumberFormat::section_for(double value, bool& sign) const {
  const std::size_t n = sections_.size();
  sign = value < 0;
  if (sections_[0].condition || (n > 1 && sections_[1].condition)) {
    for (std::size_t i = 0; i + 1 < std::min<std::size_t>(n, 3); ++i) {
      const auto& condition = sections_[i].condition;
      if (condition ? condition->holds(value) : value > 0) return sections_[i];
    }
    return sections_[std::min<std::size_t>(n, 3) - 1];
  }
  if (value < 0 && n > 1) {
    sign = false;  // the section writes its own
    return sections_[1];
  }
  return value == 0 && n > 2 ? sections_[2] : sections_[0];
}

void NumberFormat::show(double value, bool epoch_1904, Cell& cell) const {
  const Decimal number = Decimal::from(value);
  bool sign = false;
  const Section& section = section_for(value, sign);
  cell.literal = number.plain();
  if (section.date || section.time) {
    const DateShape shape{section.date, section.time, section.seconds, section.elapsed};
    const auto text = serial_text(value, epoch_1904, shape);
    cell.kind = text ? Cell::Kind::date : Cell::Kind::number;
    cell.text = text.value_or(cell.literal);
    return;
  }
  if (section.plain || section.text) {
    cell.kind = section.text ? Cell::Kind::text : Cell::Kind::number;
    cell.text = cell.literal;
    return;
  }
  Decimal magnitude = number;
  magnitude.negative = false;
  Drawing drawing(section, magnitude);
  const std::string minus = sign && !drawing.is_zero() ? "-" : "";
  cell.text = trimmed(minus + drawing.text());
  cell.kind = cell.text.empty() ? Cell::Kind::empty : Cell::Kind::number;
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
