#include <algorithm>
#include <cctype>
#include <charconv>

#include "sheet/number_format.h"

namespace sealpress::sheet {

namespace {

using Section = NumberFormat::Section;
using Token = NumberFormat::Token;
using Kind = Token::Kind;

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/// Reads one section; stops at the semicolon that ends it.
class SectionParser {
 public:
  explicit SectionParser(std::string_view& rest) : rest_(rest) {}

  Section parse() {
    while (!rest_.empty() && rest_.front() != ';') step();
    end_commas();
    // m is a minute beside hours and seconds, else a month.
    if (month_or_minute_ && !section_.time) section_.date = true;
    return std::move(section_);
  }

 private:
  void step() {
    const char c = rest_.front();
    if (c == '"') return quoted();
    if (c == '[') return bracketed();
    if (c == '\\') return literal(take(1 + next_length()).substr(1));
    if (c == '_' || c == '*') return static_cast<void>(take(1 + next_length()));  // blank, fill
    if (take_word("General") || take_word("G/通用格式")) return add(Kind::general);
    if (c == '0' || c == '#' || c == '?') return digit();
    if (c == ',' && after_digit_) return comma();
    end_commas();
    after_digit_ = false;
    if (is_exponent() || is_fraction()) return plain();
    if (take_word("AM/PM") || take_word("A/P") || take_word("上午/下午")) {
      section_.time = true;
    } else if (c == '.') {
      take(1);
      add(Kind::point);
    } else if (c == '%') {
      take(1);
      section_.scale += 2;
      add(Kind::percent);
    } else if (c == '@') {
      take(1);
      section_.text = true;
    } else if (!date_letter(lower(c))) {
      literal(take(character_length(c)));
    }
  }

  std::string_view take(std::size_t n) {
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  /// Takes `word` if it comes next, in whatever case.
  bool take_word(std::string_view word) {
    if (!equal_ignoring_case(rest_.substr(0, word.size()), word)) return false;
    take(word.size());
    return true;
  }
  std::size_t next_length() const { return rest_.size() > 1 ? character_length(rest_[1]) : 0; }

  void add(Kind kind, std::string_view text = {}) {
    section_.tokens.push_back({kind, std::string(text)});
  }
  void literal(std::string_view text) {
    end_commas();
    after_digit_ = false;
    add(Kind::literal, text);
  }

  void quoted() {
    take(1);
    literal(take(std::min(rest_.find('"'), rest_.size())));
    take(1);
  }

  void digit() {
    if (commas_ > 0) section_.thousands = true;
    commas_ = 0;
    after_digit_ = true;
    add(Kind::digit, take(1));
  }

  void comma() {
    take(1);
    ++commas_;
  }
  /// Commas behind the last digit divide by a thousand each.
  void end_commas() { section_.scale -= 3 * std::exchange(commas_, 0); }

  /// E+00, but not the e that stands for a year.
  bool is_exponent() const {
    return lower(rest_.front()) == 'e' && rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-');
  }
  bool is_fraction() const {
    const bool digit_before =
        !section_.tokens.empty() && section_.tokens.back().kind == Kind::digit;
    return rest_.front() == '/' && digit_before;
  }
  void plain() {
    section_.plain = true;
    take(1);
    take(std::min(rest_.find_first_not_of("0123456789#?+-"), rest_.size()));
  }

  bool date_letter(char c) {
    if (std::string_view("ymdhsaegb").find(c) == std::string_view::npos) return false;
    while (!rest_.empty() && lower(rest_.front()) == c) take(1);
    if (c == 'm') {
      month_or_minute_ = true;
    } else if (c == 'h' || c == 's') {
      section_.time = true;
      section_.seconds |= c == 's';
    } else {
      section_.date = true;
    }
    return true;
  }

  void bracketed() {
    take(1);
    const std::string_view inner = take(std::min(rest_.find(']'), rest_.size()));
    take(1);
    if (inner.empty()) return;
    if (inner.front() == '$') {  // [$¥-804]: the sign of a currency, and a language
      literal(inner.substr(1, inner.find('-') - 1));
    } else if (inner.find_first_of("<>=") == 0) {
      condition(inner);
    } else if (inner.find_first_not_of("hHmMsS") == std::string_view::npos) {
      section_.time = section_.elapsed = true;
    }
  }

  void condition(std::string_view text) {
    char relation = text[0];
    std::size_t length = 1;
    if (text.substr(0, 2) == "<=") relation = 'l', length = 2;
    if (text.substr(0, 2) == ">=") relation = 'g', length = 2;
    if (text.substr(0, 2) == "<>") relation = 'n', length = 2;
    double limit = 0;
    std::from_chars(text.data() + length, text.data() + text.size(), limit);
    section_.condition = {relation, limit};
  }

  std::string_view& rest_;
  Section section_;
  int commas_ = 0;
  bool after_digit_ = false;
  bool month_or_minute_ = false;
};

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  constexpr std::size_t kMostSections = 4;
  do {
    sections_.push_back(SectionParser(code).parse());
    if (!code.empty()) code.remove_prefix(1);
  } while (!code.empty() && sections_.size() < kMostSections);
}

}  // namespace sealpress::sheet
