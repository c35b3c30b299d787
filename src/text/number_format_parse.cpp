#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "text/number_format.h"

namespace sealpress::text {

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

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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
    tell_months_from_minutes();
    return std::move(section_);
  }

 private:
  void step() {
    const char c = rest_.front();
    if (c == '"') return quoted();
    if (c == '[') return bracketed();
    if (c == '\\' || c == '!') return literal(take(1 + next_length()).substr(1));
    if (c == '_' || c == '*') return static_cast<void>(take(1 + next_length()));  // blank, fill
    if (take_word("General") || take_word("G/通用格式")) return add(Kind::general);
    if (c == '0' || c == '#' || c == '?') return digit();
    if (c == ',' && after_digit_) return comma();
    end_commas();
    after_digit_ = false;
    if (is_exponent() || is_fraction()) return plain();
    if (half_day()) return;
    if (c == '.') {
      take(1);
      add(Kind::point);
    } else if (c == '%') {
      take(1);
      section_.scale += 2;
      add(Kind::percent);
    } else if (c == '@') {
      take(1);
      add(Kind::text);
    } else if (!date_letter(lower(c))) {
      section_.foreign |= is_latin(c) || rest_.starts_with("‰");
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
    const std::size_t end = rest_.find('"');
    section_.foreign |= end == rest_.npos;
    literal(take(std::min(end, rest_.size())));
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

  bool behind_digit() const {
    return !section_.tokens.empty() && section_.tokens.back().kind == Kind::digit;
  }
  /// E+00, but not the e that stands for a year.
  bool is_exponent() const {
    const bool signed_e =
        lower(rest_.front()) == 'e' && rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-');
    return signed_e && section_.holds(Kind::digit);
  }
  bool is_fraction() const { return rest_.front() == '/' && behind_digit(); }
  void plain() {
    section_.plain = true;
    take(1);
    take(std::min(rest_.find_first_not_of("0123456789#?+-"), rest_.size()));
  }

  bool half_day() {
    for (const std::string_view words : {"AM/PM", "A/P", "上午/下午"}) {
      const std::string_view written = rest_.substr(0, words.size());
      if (!take_word(words)) continue;
      section_.time = true;
      add(Kind::half_day, written);
      return true;
    }
    return false;
  }

  bool date_letter(char c) {
    if (std::string_view("ymdhsaegb").find(c) == std::string_view::npos) return false;
    std::size_t count = 0;
    while (!rest_.empty() && lower(rest_.front()) == c) {
      take(1);
      ++count;
    }
    const std::optional<Kind> kind = date_kind(c);
    const bool known = kind && (c == 'e' || count <= most_letters(c)) && (c != 'a' || count >= 3);
    section_.foreign |= !known;
    section_.time |= c == 'h' || c == 's';
    section_.seconds |= c == 's';
    section_.date |= c != 'm' && c != 'h' && c != 's';
    if (kind) section_.tokens.push_back({*kind, {}, c == 'e' ? 4 : count});
    return true;
  }

  /// Letters of years before our reckoning and of other calendars have no kind.
  static std::optional<Kind> date_kind(char letter) {
    switch (letter) {
      case 'y':
      case 'e':
        return Kind::year;
      case 'm':
        return Kind::month;
      case 'd':
        return Kind::day;
      case 'a':
        return Kind::weekday;
      case 'h':
        return Kind::hour;
      case 's':
        return Kind::second;
      default:
        return std::nullopt;
    }
  }
  static std::size_t most_letters(char letter) {
    return letter == 'm' ? 5 : letter == 'h' || letter == 's' ? 2 : 4;
  }

  /// m is a minute behind an hour and before a second, whatever signs stand between.
  void tell_months_from_minutes() {
    Token* before = nullptr;
    for (Token& token : section_.tokens) {
      if (token.count == 0) continue;  // no letters of a date
      if (token.kind == Kind::second && before != nullptr && is_short_month(*before)) {
        before->kind = Kind::minute;
      }
      const bool behind_hour = before != nullptr && before->kind == Kind::hour;
      if (behind_hour && is_short_month(token)) token.kind = Kind::minute;
      before = &token;
    }
    section_.time |= section_.holds(Kind::minute);
    section_.date |= section_.holds(Kind::month);
  }
  static bool is_short_month(const Token& token) {
    return token.kind == Kind::month && token.count < 3;
  }

  void bracketed() {
    take(1);
    const std::size_t end = rest_.find(']');
    section_.foreign |= end == rest_.npos;
    const std::string_view inner = take(std::min(end, rest_.size()));
    take(1);
    if (inner.empty()) return static_cast<void>(section_.foreign = true);
    if (inner.front() == '$') {  // [$¥-804]: the sign of a currency, and a language
      currency(inner.substr(1));
    } else if (inner.find_first_of("<>=") == 0) {
      condition(inner);
    } else if (inner.find_first_not_of("hHmMsS") == std::string_view::npos) {
      section_.time = section_.elapsed = true;
      section_.seconds |= lower(inner.front()) == 's';
      const Kind kind = *date_kind(lower(inner.front()));
      section_.tokens.push_back({kind == Kind::month ? Kind::minute : kind, "[", inner.size()});
    } else if (!numerals(inner) && !is_colour(inner)) {
      section_.foreign = true;
    }
  }

  void currency(std::string_view inner) {
    const std::size_t dash = std::min(inner.find('-'), inner.size());
    literal(inner.substr(0, dash));
    const std::string_view language = inner.substr(dash);
    const auto is = [&](std::string_view name) { return equal_ignoring_case(language, name); };
    section_.chinese = is("-804") || is("-zh-CN");
    // Other calendars and the computer's own long forms are none that could be drawn here.
    section_.foreign |= !section_.chinese && !is("") && !is("-409") && !is("-en-US");
  }

  bool numerals(std::string_view inner) {
    constexpr std::pair<std::string_view, HanStyle> kNumerals[] = {
        {"DBNum1", HanStyle::plain}, {"DBNum2", HanStyle::capital}, {"DBNum3", HanStyle::wide}};
    for (const auto& [name, style] : kNumerals) {
      if (equal_ignoring_case(inner, name)) section_.numerals = style;
    }
    return section_.numerals.has_value();
  }

  /// Colours are no matter of text.
  static bool is_colour(std::string_view inner) {
    for (const std::string_view numbered : {"Color", "颜色"}) {
      if (!equal_ignoring_case(inner.substr(0, numbered.size()), numbered)) continue;
      const std::string_view number = inner.substr(numbered.size());
      return !number.empty() && number.find_first_not_of("0123456789") == number.npos;
    }
    constexpr std::string_view kNames[] = {"Black",  "Blue",   "Cyan", "Green", "Magenta", "Red",
                                           "White",  "Yellow", "黑色", "蓝色",  "蓝绿色",  "绿色",
                                           "洋红色", "洋红",   "红色", "白色",  "黄色"};
    return std::any_of(std::begin(kNames), std::end(kNames),
                       [&](std::string_view name) { return equal_ignoring_case(inner, name); });
  }

  void condition(std::string_view text) {
    char relation = text[0];
    std::size_t length = 1;
    if (text.substr(0, 2) == "<=") relation = 'l', length = 2;
    if (text.substr(0, 2) == ">=") relation = 'g', length = 2;
    if (text.substr(0, 2) == "<>") relation = 'n', length = 2;
    const std::optional<Decimal> limit = Decimal::parse(text.substr(length));
    section_.foreign |= !limit;
    section_.condition = {relation, limit.value_or(Decimal())};
  }

  std::string_view& rest_;
  Section section_;
  int commas_ = 0;
  bool after_digit_ = false;
};

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  constexpr std::size_t kMostSections = 4;
  bool more =
      true;  // behind a semicolon comes a section, be it empty: 0;; hides what is not positive
  while (more && sections_.size() < kMostSections) {
    sections_.push_back(SectionParser(code).parse());
    more = !code.empty();
    if (more) code.remove_prefix(1);
  }
  surplus_ = more;
}

}  // namespace sealpress::text
