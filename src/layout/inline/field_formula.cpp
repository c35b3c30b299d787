#include "layout/inline/field_formula.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <vector>

#include "base/trim.h"
#include "layout/inline/fields.h"

namespace sealpress::layout {

namespace {

constexpr int kDeepest = 64;
constexpr std::array<std::string_view, 6> kComparisons{"<>", "<=", ">=", "=", "<", ">"};

bool is_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// The comparison that begins `text`; empty if none does.
std::string_view comparison_at(std::string_view text) {
  for (const std::string_view sign : kComparisons) {
    if (text.substr(0, sign.size()) == sign) return sign;
  }
  return {};
}

template <class T>
bool holds(const T& a, std::string_view sign, const T& b) {
  if (sign == "=") return a == b;
  if (sign == "<>") return !(a == b);
  if (sign == "<") return a < b;
  if (sign == ">") return b < a;
  return sign == "<=" ? !(b < a) : !(a < b);
}

double sum(const std::vector<double>& all) {
  double out = 0;
  for (const double value : all) out += value;
  return out;
}

double rounded(double value, double decimals) {
  const double power = std::pow(10, std::clamp(std::trunc(decimals), -15.0, 15.0));
  return std::round(value * power) / power;
}

struct Function {
  std::string_view name;
  std::size_t least, most;  ///< arguments
  double (*of)(const std::vector<double>&);
};
using Numbers = std::vector<double>;
constexpr std::size_t kMany = 1000;
constexpr Function kFunctions[] = {
    {"ABS", 1, 1, [](const Numbers& a) { return std::abs(a[0]); }},
    {"AND", 2, 2, [](const Numbers& a) { return a[0] != 0 && a[1] != 0 ? 1.0 : 0.0; }},
    {"AVERAGE", 1, kMany, [](const Numbers& a) { return sum(a) / static_cast<double>(a.size()); }},
    {"COUNT", 1, kMany, [](const Numbers& a) { return static_cast<double>(a.size()); }},
    {"IF", 3, 3, [](const Numbers& a) { return a[0] != 0 ? a[1] : a[2]; }},
    {"INT", 1, 1, [](const Numbers& a) { return std::floor(a[0]); }},
    {"MAX", 1, kMany, [](const Numbers& a) { return *std::max_element(a.begin(), a.end()); }},
    {"MIN", 1, kMany, [](const Numbers& a) { return *std::min_element(a.begin(), a.end()); }},
    {"MOD", 2, 2, [](const Numbers& a) { return std::fmod(a[0], a[1]); }},
    {"NOT", 1, 1, [](const Numbers& a) { return a[0] == 0 ? 1.0 : 0.0; }},
    {"OR", 2, 2, [](const Numbers& a) { return a[0] != 0 || a[1] != 0 ? 1.0 : 0.0; }},
    {"PRODUCT", 1, kMany,
     [](const Numbers& a) {
       double out = 1;
       for (const double value : a) out *= value;
       return out;
     }},
    {"ROUND", 2, 2, [](const Numbers& a) { return rounded(a[0], a[1]); }},
    {"SIGN", 1, 1, [](const Numbers& a) { return a[0] > 0   ? 1.0
                                                 : a[0] < 0 ? -1.0
                                                            : 0.0; }},
    {"SUM", 1, kMany, [](const Numbers& a) { return sum(a); }},
};

/// Recursive descent; what fails sets `failed_` and goes on to the end.
class Formula {
 public:
  explicit Formula(std::string_view text) : text_(text) {}

  std::optional<double> value() {
    const double out = comparison();
    skip();
    if (failed_ || at_ < text_.size() || !std::isfinite(out)) return std::nullopt;
    return out;
  }

 private:
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  double fail() {
    failed_ = true;
    at_ = text_.size();
    return 0;
  }

  double comparison() {
    if (++depth_ > kDeepest) return fail();
    double left = addition();
    skip();
    const std::string_view sign = comparison_at(text_.substr(std::min(at_, text_.size())));
    if (!sign.empty()) {
      at_ += sign.size();
      left = holds(left, sign, addition()) ? 1 : 0;
    }
    --depth_;
    return left;
  }
  double addition() {
    double left = product();
    for (;;) {
      if (take('+')) {
        left += product();
      } else if (take('-')) {
        left -= product();
      } else {
        return left;
      }
    }
  }
  double product() {
    double left = power();
    for (;;) {
      if (take('*')) {
        left *= power();
      } else if (take('/')) {
        left /= power();
      } else {
        return left;
      }
    }
  }
  double power() {
    double left = signed_operand();
    while (take('^')) left = std::pow(left, signed_operand());
    return left;
  }
  double signed_operand() {
    bool negative = false;
    for (;;) {
      if (take('-')) {
        negative = !negative;
      } else if (!take('+')) {
        break;
      }
    }
    double value = operand();
    while (take('%')) value /= 100;
    return negative ? -value : value;
  }
  double operand() {
    skip();
    if (take('(')) return closed(comparison());
    if (at_ >= text_.size()) return fail();
    if (text_[at_] == kValueBegin) return inner_value();
    return is_letter(text_[at_]) ? function() : number();
  }
  double closed(double value) { return take(')') ? value : fail(); }

  /// What an inner field shows; nothing counts as zero.
  double inner_value() {
    const std::size_t end = std::min(text_.find(kValueEnd, at_), text_.size());
    const std::string_view inner = trimmed(text_.substr(at_ + 1, end - at_ - 1));
    at_ = std::min(end + 1, text_.size());
    if (inner.empty()) return 0;
    const auto value = number_in(inner);
    return value ? *value : fail();
  }
  double number() {
    double value = 0;
    const char* const begin = text_.data() + at_;
    const auto read = std::from_chars(begin, text_.data() + text_.size(), value);
    if (read.ec != std::errc()) return fail();
    at_ += static_cast<std::size_t>(read.ptr - begin);
    return value;
  }
  double function() {
    std::string name;
    for (; at_ < text_.size() && is_letter(text_[at_]); ++at_) {
      name += static_cast<char>(text_[at_] & ~0x20);
    }
    const auto known = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                                    [&](const Function& f) { return f.name == name; });
    if (known == std::end(kFunctions) || !take('(')) return fail();
    std::vector<double> arguments;
    do {
      arguments.push_back(comparison());
    } while (!failed_ && (take(',') || take(';')));
    if (!take(')') || arguments.size() < known->least || arguments.size() > known->most) {
      return fail();
    }
    return known->of(arguments);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

/// The parts of an IF: words, texts in quotes, comparisons even without blanks around them.
class Condition {
 public:
  explicit Condition(std::string_view text) : text_(text) {}

  std::optional<std::string> next() {
    at_ = std::min(text_.find_first_not_of(" \t\n", at_), text_.size());
    if (at_ == text_.size()) return std::nullopt;
    if (const std::string_view sign = comparison_at(text_.substr(at_)); !sign.empty()) {
      at_ += sign.size();
      return std::string(sign);
    }
    return text_[at_] == '"' ? quoted() : word();
  }

 private:
  std::string quoted() {
    std::string out;
    bool inside = false;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == kValueBegin || c == kValueEnd) {
        inside = c == kValueBegin;
      } else if (c == '"' && !inside) {
        ++at_;
        return out;
      } else {
        out += c;
      }
    }
    return out;
  }
  std::string word() {
    std::string out;
    bool inside = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == kValueBegin || c == kValueEnd) {
        inside = c == kValueBegin;
        continue;
      }
      const bool ends = c == ' ' || c == '\t' || c == '\n' || c == '"' ||
                        !comparison_at(text_.substr(at_, 2)).empty();
      if (ends && !inside) break;
      out += c;
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<double> number_in(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || is_letter(text[0]) || (text.size() > 1 && is_letter(text[1]))) {
    return std::nullopt;  // no "inf", no "-nan"
  }
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

std::optional<double> formula_value(std::string_view expression) {
  return Formula(expression).value();
}

std::optional<std::string> if_choice(std::string_view condition) {
  Condition parts(condition);
  const auto left = parts.next(), sign = parts.next(), right = parts.next();
  if (!right || comparison_at(*sign) != *sign) return std::nullopt;
  const auto a = number_in(*left), b = number_in(*right);
  const bool holds_here = a && b ? holds(*a, *sign, *b) : holds(*left, *sign, *right);
  const auto yes = parts.next(), no = parts.next();
  return (holds_here ? yes : no).value_or("");
}

}  // namespace sealpress::layout
