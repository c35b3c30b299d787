#include "merge/tag/lexer.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sealpress::merge {
namespace {

using Kind = Token::Kind;

struct Sign {
  std::string_view text;
  Kind kind;
};

/// Longer ones first.
constexpr std::array kSigns{
    Sign{"!=", Kind::unequal},       Sign{"<>", Kind::unequal},      Sign{"≠", Kind::unequal},
    Sign{"<=", Kind::less_equal},    Sign{"≤", Kind::less_equal},    Sign{"≦", Kind::less_equal},
    Sign{">=", Kind::greater_equal}, Sign{"≥", Kind::greater_equal}, Sign{"≧", Kind::greater_equal},
    Sign{"==", Kind::equal},         Sign{"=", Kind::equal},         Sign{"<", Kind::less},
    Sign{">", Kind::greater},        Sign{"+", Kind::plus},          Sign{"-", Kind::minus},
    Sign{"−", Kind::minus},          Sign{"*", Kind::times},         Sign{"×", Kind::times},
    Sign{"/", Kind::over},           Sign{"÷", Kind::over},          Sign{"(", Kind::open},
    Sign{")", Kind::close},
};

const Sign* sign_at(std::string_view text) {
  const auto found = std::find_if(kSigns.begin(), kSigns.end(),
                                  [&](const Sign& sign) { return text.starts_with(sign.text); });
  return found == kSigns.end() ? nullptr : &*found;
}

bool is_comparison(Kind kind) {
  return kind >= Kind::equal && kind <= Kind::greater_equal;
}

std::size_t digits_at(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// 1,234.50 or 98%.
bool is_number(std::string_view word) {
  if (digits_at(word) == 0) return false;
  if (word.ends_with('%')) word.remove_suffix(1);
  return word.find_first_not_of("0123456789.,") == word.npos &&
         std::count(word.begin(), word.end(), '.') <= 1;
}

/// Length of a date written with strokes or points at the front, 0 if none stands there.
std::size_t date_at(std::string_view text) {
  const std::size_t year = digits_at(text);
  if (year != 4 || text.size() <= year) return 0;
  const char stroke = text[year];
  if (stroke != '-' && stroke != '/' && stroke != '.') return 0;
  const std::size_t month = digits_at(text.substr(year + 1)), day_begin = year + month + 2;
  if (month == 0 || month > 2 || text.size() < day_begin || text[day_begin - 1] != stroke) return 0;
  const std::size_t day = digits_at(text.substr(day_begin));
  return day == 0 || day > 2 ? 0 : day_begin + day;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> run() {
    while (skip_blanks(), at_ < text_.size()) {
      if (tokens_.size() == kMaxTokens) return fail(input_error("merge.expression_too_long"));
      if (!step()) return fail(input_error("merge.bad_quotes"));
    }
    return std::move(tokens_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void skip_blanks() {
    apart_ = at_ < text_.size() && text_[at_] == ' ';
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  void add(Kind kind, std::size_t length) {
    tokens_.push_back({kind, std::string(rest().substr(0, length)), at_, at_ + length, apart_});
    at_ += length;
  }

  bool step() {
    if (rest().front() == '"') return quoted("\"", "\"");
    if (rest().starts_with("“")) return quoted("“", "”");
    if (const Sign* sign = sign_at(rest())) {
      add(sign->kind, sign->text.size());
    } else if (const std::size_t date = date_at(rest())) {
      add(Kind::date, date);
    } else {
      word();
    }
    return true;
  }

  bool quoted(std::string_view open, std::string_view close) {
    const std::size_t end = text_.find(close, at_ + open.size());
    if (end == text_.npos) return false;
    Token token{Kind::quoted, std::string(text_.substr(at_ + open.size(), end - at_ - open.size())),
                at_, end + close.size(), apart_};
    at_ = token.end;
    tokens_.push_back(std::move(token));
    return true;
  }

  void word() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (end < text_.size()) {
      const std::size_t bracket = end > begin ? bracket_of_word(begin, end) : 0;
      if (bracket == 0 && ends_word(end)) break;
      end += std::max<std::size_t>(bracket, 1);
    }
    const std::string_view written = text_.substr(begin, end - begin);
    const Kind kind = written == "且"      ? Kind::both
                      : written == "或"    ? Kind::either
                      : written == "非"    ? Kind::no
                      : is_number(written) ? Kind::number
                                           : Kind::word;
    add(kind, end - begin);
  }

  bool ends_word(std::size_t at) const {
    const std::string_view behind = text_.substr(at);
    return behind[0] == ' ' || behind[0] == '"' || behind.starts_with("“") || sign_at(behind);
  }

  /// Length of the brackets that follow a word and belong to it, 0 if none do.
  std::size_t bracket_of_word(std::size_t begin, std::size_t at) const {
    const std::string_view before = text_.substr(begin, at - begin);
    if (text_[at] != '(' || is_number(before)) return 0;
    for (const std::string_view joining : {"且", "或", "非"}) {
      if (before == joining) return 0;
    }
    int depth = 0;
    for (std::size_t i = at; i < text_.size(); ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')' && --depth == 0) return i + 1 - at;
      const Sign* sign = sign_at(text_.substr(i));
      if (sign != nullptr && is_comparison(sign->kind)) return 0;
    }
    return 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool apart_ = false;
  std::vector<Token> tokens_;
};

/// Parts the words in which 且 and 或 join two comparisons or stand at an end.
class Joints {
 public:
  explicit Joints(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<std::vector<Token>> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != Kind::word) continue;
      const auto joint = find_joint(i);
      if (!joint) return fail(joint.error());
      if (*joint) part(i, **joint);
    }
    return std::move(tokens_);
  }

 private:
  static constexpr std::size_t kWidth = std::string_view("且").size();

  static std::size_t find(std::string_view word, std::size_t from) {
    return std::min(word.find("且", from), word.find("或", from));
  }

  /// Where a word is to be parted; nothing if it is a word.
  Result<std::optional<std::size_t>> find_joint(std::size_t i) const {
    const std::string& word = tokens_[i].text;
    for (std::size_t at = find(word, 0); at != word.npos; at = find(word, at + kWidth)) {
      const bool first = at == 0, last = at + kWidth == word.size();
      if (first ? joins_in_front(i)
                : last && i + 1 < tokens_.size() && !tokens_[i + 1].compares()) {
        return std::optional(at);
      }
      if (first || last) continue;
      const bool before = compared_before(i), behind = compared_behind(i);
      if (before && behind) return std::optional(at);
      if (before || behind) return fail(input_error("merge.ambiguous_word").with("word", word));
    }
    return std::optional<std::size_t>();
  }

  /// Whether a 且 at the front of a word follows something that it could join.
  bool joins_in_front(std::size_t i) const {
    if (i == 0) return false;
    const Kind kind = tokens_[i - 1].kind;
    return kind <= Kind::quoted || kind == Kind::close;
  }

  bool compared_before(std::size_t i) const {
    while (i-- > 0 && !tokens_[i].joins()) {
      if (tokens_[i].compares()) return true;
    }
    return false;
  }
  bool compared_behind(std::size_t i) const {
    while (++i < tokens_.size() && !tokens_[i].joins()) {
      if (tokens_[i].compares()) return true;
    }
    return false;
  }

  void part(std::size_t i, std::size_t at) {
    const Token whole = tokens_[i];
    const auto piece = [&](std::size_t from, std::size_t to, Kind kind) {
      return Token{kind, whole.text.substr(from, to - from), whole.begin + from, whole.begin + to,
                   whole.apart};
    };
    const auto operand = [&](std::size_t from, std::size_t to) {
      const bool number = is_number(std::string_view(whole.text).substr(from, to - from));
      return piece(from, to, number ? Kind::number : Kind::word);
    };
    std::vector<Token> pieces;
    if (at > 0) pieces.push_back(operand(0, at));
    pieces.push_back(piece(at, at + kWidth,
                           whole.text.compare(at, kWidth, "且") == 0 ? Kind::both : Kind::either));
    if (at + kWidth < whole.text.size()) pieces.push_back(operand(at + kWidth, whole.text.size()));
    const auto place = tokens_.begin() + static_cast<std::ptrdiff_t>(i);
    tokens_.insert(tokens_.erase(place), pieces.begin(), pieces.end());
  }

  std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view text) {
  auto tokens = Lexer(text).run();
  return tokens ? Joints(*std::move(tokens)).run() : tokens;
}

bool TokenReader::take(Token::Kind kind) {
  if (!next_is(kind)) return false;
  rest_ = rest_.subspan(1);
  return true;
}

Diagnostic TokenReader::error_here(std::string code) const {
  return input_error(std::move(code))
      .with("end", rest_.empty() ? "yes" : "no")
      .with("near", rest_.empty() ? std::string() : rest_.front().text);
}

bool is_condition(const std::vector<Token>& tokens) {
  return tokens.size() > 1 && std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
           return token.compares() || token.joins();
         });
}

}  // namespace sealpress::merge
