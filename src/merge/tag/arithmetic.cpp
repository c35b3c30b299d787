#include "merge/tag/arithmetic.h"

#include <algorithm>

#include "merge/values/value_text.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

using Kind = Token::Kind;

constexpr std::string_view kIndex = "@序号";

/// Digits in threes between commas.
bool is_grouped(std::string_view digits) {
  std::size_t comma = digits.find(',');
  if (comma == 0 || comma > 3) return false;
  while (comma != digits.npos) {
    digits.remove_prefix(comma + 1);
    comma = digits.find(',');
    if (std::min(comma, digits.size()) != 3) return false;
  }
  return true;
}

std::string without_commas(std::string_view number) {
  std::string out(number);
  std::erase(out, ',');
  return out;
}

}  // namespace

void Reading::report(Diagnostic problem, const Key& key) const {
  problem.place.field = key.written();
  problem.place.path = pointer(scope, key.written());
  problems.push_back(std::move(problem));
}

std::optional<text::Decimal> parse_number(std::string_view text) {
  const std::string plain = text::label_key(text);
  if (plain.find(',') == plain.npos) return text::Decimal::parse(plain);
  const std::size_t begin = std::min(plain.find_first_not_of("+-"), plain.size());
  const std::string_view whole = std::string_view(plain).substr(begin, plain.find('.') - begin);
  if (!is_grouped(whole)) return std::nullopt;
  return text::Decimal::parse(without_commas(plain));
}

std::string field_text(const Reading& reading, const Key& key) {
  const data::Value* value = reading.find(key);
  return value == nullptr ? "" : value_text(*value).value_or("");
}

/// Recursive descent: a sum of products of operands.
class Arithmetic::Parser : TokenReader {
 public:
  explicit Parser(std::span<const Token> tokens) : TokenReader(tokens) {}

  Result<Arithmetic> run() {
    if (!sum() || !rest_.empty()) return fail(error_here("merge.bad_expression"));
    return std::move(made_);
  }

 private:
  static constexpr int kDeepest = 50;

  void add(Step::Kind kind, text::Rational value = {}) { made_.steps_.push_back({kind, value, 0}); }

  bool sum() {
    if (!product()) return false;
    while (next_is(Kind::plus) || next_is(Kind::minus)) {
      const bool plus = take(Kind::plus);
      if (!plus) take(Kind::minus);
      if (!product()) return false;
      add(plus ? Step::add : Step::subtract);
    }
    return true;
  }

  bool product() {
    if (!operand()) return false;
    while (next_is(Kind::times) || next_is(Kind::over)) {
      const bool times = take(Kind::times);
      if (!times) take(Kind::over);
      if (!operand()) return false;
      add(times ? Step::multiply : Step::divide);
    }
    return true;
  }

  bool operand() {
    if (++depth_ > kDeepest) return false;
    const bool made = signed_operand();
    --depth_;
    return made;
  }

  bool signed_operand() {
    if (take(Kind::plus)) return operand();
    if (take(Kind::minus)) {
      if (!operand()) return false;
      add(Step::negate);
      return true;
    }
    if (take(Kind::open)) return sum() && take(Kind::close);
    if (next_is(Kind::number)) return number();
    return next_is(Kind::word) || next_is(Kind::quoted) ? field() : false;
  }

  bool number() {
    std::string text = rest_.front().text;
    const bool percent = text.ends_with('%');
    if (percent) text.pop_back();
    auto value = parse_number(text);
    if (!value) return false;
    if (percent && !value->is_zero()) value->point -= 2;
    rest_ = rest_.subspan(1);
    add(Step::number, text::Rational(*value));
    return true;
  }

  /// Words that blanks part are one label.
  bool field() {
    const bool quoted = next_is(Kind::quoted);
    std::string label = rest_.front().text;
    rest_ = rest_.subspan(1);
    while (!quoted && next_is(Kind::word)) {
      label += rest_.front().text;
      rest_ = rest_.subspan(1);
    }
    const std::string normal = text::label_key(label);
    if (normal.empty()) return false;
    if (normal == kIndex && !quoted) {
      add(Step::index);
      return true;
    }
    made_.steps_.push_back({Step::field, {}, made_.fields_.size()});
    made_.fields_.emplace_back(label, normal, quoted);
    return true;
  }

  Arithmetic made_;
  int depth_ = 0;
};

/// A stack of values. A field that is missing or no number leaves a zero, and the whole without a
/// value.
class Arithmetic::Evaluation {
 public:
  Evaluation(const Arithmetic& arithmetic, const Reading& reading)
      : arithmetic_(arithmetic), reading_(reading) {}

  Outcome run() {
    if (!read_fields()) return {std::nullopt, blank_};
    for (const Step& step : arithmetic_.steps_) {
      if (!take(step)) return {};
    }
    return {stack_.back(), false};
  }

 private:
  /// Reads every field, so that all that is wrong is told at once.
  bool read_fields() {
    std::vector<const Key*> missing;
    bool sound = true;
    for (const Key& key : arithmetic_.fields_) {
      const std::string text = field_text(reading_, key);
      const auto number = parse_number(text);
      if (text::label_key(text).empty()) {
        const data::Value* value = reading_.find(key);
        const bool group = value != nullptr && value->truthy() && text.empty();
        if (group) reading_.report(finding(Severity::error, "merge.not_text"), key);
        if (group) sound = false;
        missing.push_back(&key);
      } else if (!number) {
        reading_.report(finding(Severity::error, "merge.not_a_number").with("value", text), key);
        sound = false;
      }
      values_.emplace_back(number.value_or(text::Decimal()));
    }
    blank_ = sound && !missing.empty() && missing.size() == arithmetic_.fields_.size();
    if (!blank_ && sound) {
      for (const Key* key : missing) {
        reading_.report(finding(Severity::error, "merge.operand_missing"), *key);
      }
    }
    return sound && missing.empty();
  }

  bool take(const Step& step) {
    if (step.kind == Step::number) return push(step.value);
    if (step.kind == Step::field) return push(values_[step.at]);
    if (step.kind == Step::index) return push(index());
    const text::Rational right = pop();
    if (step.kind == Step::negate) return push(text::Rational() - right);
    const text::Rational left = pop();
    if (step.kind == Step::add) return push(left + right);
    if (step.kind == Step::subtract) return push(left - right);
    if (step.kind == Step::multiply) return push(left * right);
    const auto quotient = left.divided_by(right);
    if (!quotient) reading_.problems.push_back(finding(Severity::error, "merge.division_by_zero"));
    return quotient && push(*quotient);
  }

  bool push(text::Rational value) {
    stack_.push_back(std::move(value));
    return true;
  }
  text::Rational pop() {
    text::Rational value = std::move(stack_.back());
    stack_.pop_back();
    return value;
  }

  text::Rational index() const {
    const Scope* item = innermost_item(reading_.scope);
    const std::size_t index = item == nullptr ? 0 : item->index + 1;
    return text::Rational(*text::Decimal::parse(std::to_string(index)));
  }

  const Arithmetic& arithmetic_;
  const Reading& reading_;
  std::vector<text::Rational> values_, stack_;
  bool blank_ = false;
};

Result<Arithmetic> Arithmetic::parse(std::string_view written) {
  const std::string text = text::nfkc(written);
  auto tokens = tokenize(text);
  if (!tokens) return fail(std::move(tokens.error()));
  return parse(*tokens);
}

Result<Arithmetic> Arithmetic::parse(std::span<const Token> tokens) {
  return Parser(tokens).run();
}

Arithmetic::Outcome Arithmetic::evaluate(const Reading& reading) const {
  return Evaluation(*this, reading).run();
}

}  // namespace sealpress::merge
