#include "text/number_format.h"

#include <algorithm>

namespace sealpress::text {

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
    const bool whole_number = section.holds(Kind::general) || section.holds(Kind::text);
    if (!whole_number) number_ = number_.rounded(static_cast<int>(places));
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
  void draw(const Token& token) {
    switch (token.kind) {
      case Kind::literal:
        out_ += token.text;
        break;
      case Kind::percent:
        out_ += '%';
        break;
      case Kind::general:
      case Kind::text:
        draw_general();
        break;
      case Kind::point:
        behind_point_ = true;
        if (whole_places_ == 0) draw_whole_without_places();
        if (!fraction_.empty()) out_ += '.';
        break;
      case Kind::digit:
        behind_point_ ? draw_fraction_digit() : draw_whole_digits();
        break;
      default:
        break;  // letters of a date
    }
  }

  void draw_general() {
    if (!section_.numerals) {
      out_ += number_.plain();
      return;
    }
    out_ += han_number(number_.integer_part(), *section_.numerals);
    if (!fraction_.empty()) out_ += '.' + han_digits(fraction_, *section_.numerals);
  }

  void draw_digit(char digit) {
    const std::string_view one(&digit, 1);
    out_ += section_.numerals ? han_digits(one, *section_.numerals) : std::string(one);
  }

  void draw_fraction_digit() {
    if (fraction_drawn_ < fraction_.size()) draw_digit(fraction_[fraction_drawn_++]);
  }

  /// The digits of one place; the first place takes all that the others leave over.
  void draw_whole_digits() {
    const std::size_t places_behind = whole_places_ - ++places_drawn_;
    while (whole_.size() - whole_drawn_ > places_behind) {
      draw_digit(whole_[whole_drawn_++]);
      const std::size_t digits_behind = whole_.size() - whole_drawn_;
      if (section_.thousands && digits_behind > 0 && digits_behind % 3 == 0) out_ += ',';
    }
  }

  /// Digits before the point are never left out: 36.75 by .00.
  void draw_whole_without_places() {
    for (; whole_drawn_ < whole_.size(); ++whole_drawn_) draw_digit(whole_[whole_drawn_]);
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

bool shows_number(const Section& section) {
  return section.holds(Kind::digit) || section.holds(Kind::general) || section.holds(Kind::text);
}

/// Whether every letter of a section is understood, and its pieces go together.
bool is_whole(const Section& section) {
  const auto count = [&](Kind kind) {
    return std::count_if(section.tokens.begin(), section.tokens.end(),
                         [&](const Token& token) { return token.kind == kind; });
  };
  const auto general = count(Kind::general) + count(Kind::text);
  const bool clash = general > 1 || (general == 1 && section.holds(Kind::digit));
  const bool date = section.date || section.time;
  const bool mixed = date && (shows_number(section) || section.holds(Kind::percent));
  const auto points = count(Kind::point);  // 2025.6.30 has two
  const bool odd_point = !date && (points > 1 || (points == 1 && !section.holds(Kind::digit)));
  return !section.foreign && !section.plain && !section.elapsed && !clash && !mixed && !odd_point;
}

}  // namespace

bool NumberFormat::Section::holds(Token::Kind kind) const {
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return token.kind == kind; });
}

bool NumberFormat::Condition::holds(const Decimal& value) const {
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

bool NumberFormat::Condition::negative_alone() const {
  return (relation == '<' && limit <= Decimal()) || (relation == 'l' && limit < Decimal());
}

bool NumberFormat::shows_numbers() const {
  const bool dates = std::any_of(sections_.begin(), sections_.end(),
                                 [](const Section& s) { return s.date || s.time; });
  const bool drawn = std::any_of(sections_.begin(), sections_.end(), [](const Section& s) {
    return shows_number(s) || s.condition.has_value();
  });
  return !surplus_ && !dates && drawn && std::all_of(sections_.begin(), sections_.end(), is_whole);
}

bool NumberFormat::shows_dates() const {
  const Section& first = sections_.front();
  return !surplus_ && (first.date || first.time) &&
         std::all_of(sections_.begin(), sections_.end(), is_whole);
}

NumberFormat::Chosen NumberFormat::section_for(const Decimal& number) const {
  const std::size_t n = sections_.size();
  if (sections_[0].condition || (n > 1 && sections_[1].condition)) {
    const std::size_t last = std::min<std::size_t>(n, 3) - 1;
    const Condition usual[] = {{'>', {}}, {'<', {}}};
    for (std::size_t i = 0; i < last; ++i) {
      const Condition condition = sections_[i].condition.value_or(usual[i]);
      if (!condition.holds(number)) continue;
      return {sections_[i], number.negative && !condition.negative_alone()};
    }
    return {sections_[last], number.negative};
  }
  // The section for negative numbers writes its own sign.
  if (number.negative && n > 1) return {sections_[1], false};
  return {number.is_zero() && n > 2 ? sections_[2] : sections_[0], number.negative};
}

std::string NumberFormat::show(const Decimal& number) const {
  const Chosen chosen = section_for(number);
  Decimal magnitude = number;
  magnitude.negative = false;
  Drawing drawing(chosen.section, magnitude);
  const std::string minus = chosen.minus && !drawing.is_zero() ? "-" : "";
  return trimmed(minus + drawing.text());
}

}  // namespace sealpress::text
