#include "merge/tag/condition.h"

#include <algorithm>
#include <compare>

#include "merge/values/value_text.h"
#include "text/moment.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

using Kind = Token::Kind;

constexpr std::string_view kNo = "非", kIndex = "@序号";

/// How a number is written.
enum class Unit : std::uint8_t { none, plain, percent, reckoned };

struct Quantity {
  Unit unit = Unit::none;
  text::Rational value;
};

Quantity quantity_of(const std::string& text) {
  std::string digits = text::label_key(text);
  const bool percent = digits.ends_with('%');
  if (percent) digits.pop_back();
  const auto number = parse_number(digits);
  if (!number) return {};
  return {percent ? Unit::percent : Unit::plain, text::Rational(*number)};
}

/// Brings two quantities to one unit; false if they have none in common. What was reckoned may be
/// compared with a percentage, but a bare number says nothing about hundredths.
bool agree(Quantity& a, Quantity& b) {
  if (a.unit == Unit::none || b.unit == Unit::none) return false;
  if ((a.unit == Unit::percent) == (b.unit == Unit::percent)) return true;
  Quantity& percentage = a.unit == Unit::percent ? a : b;
  const Quantity& other = a.unit == Unit::percent ? b : a;
  if (other.unit != Unit::reckoned) return false;
  percentage.value = percentage.value * text::Rational(*text::Decimal::parse("0.01"));
  return true;
}

bool follows(Kind relation, std::strong_ordering order) {
  switch (relation) {
    case Kind::less:
      return order < 0;
    case Kind::less_equal:
      return order <= 0;
    case Kind::greater:
      return order > 0;
    case Kind::greater_equal:
      return order >= 0;
    default:
      return order == 0;
  }
}

std::optional<std::strong_ordering> order_of_moments(const std::string& a, const std::string& b) {
  const auto left = text::parse_moment(a), right = text::parse_moment(b);
  if (!left || !right) return std::nullopt;
  if (left->date != right->date) return left->date <=> right->date;
  return left->clock.value_or(text::Clock()) <=> right->clock.value_or(text::Clock());
}

}  // namespace

bool holds_true(const data::Value& value) {
  if (!value.truthy()) return false;
  if (value.array() != nullptr) return true;
  const std::string word = text::label_key(value_text(value).value_or("是"));
  return word != "否" && word != "false" && word != "FALSE" && word != "False";
}

/// What one side of a comparison says: its texts (the options of a choice), or a reckoned number.
struct Condition::Side {
  std::vector<std::string> texts;
  std::optional<text::Rational> number;
  const Key* field = nullptr;
  bool failed = false;  ///< it could not be reckoned, which is reported

  const std::string& text() const {
    static const std::string nothing;
    return texts.empty() ? nothing : texts.front();
  }
  Quantity quantity(const std::string& text) const {
    return number ? Quantity{Unit::reckoned, *number} : quantity_of(text);
  }
};

/// Recursive descent: comparisons joined by 且 before 或.
class Condition::Parser : TokenReader {
 public:
  Parser(std::string_view text, std::span<const Token> tokens) : TokenReader(tokens), text_(text) {}

  Result<Node> run() {
    Node node;
    if (!any(node) || !rest_.empty()) return fail(error());
    return node;
  }

 private:
  static constexpr int kDeepest = 50;

  Diagnostic error() const {
    if (twice_) return input_error("merge.compared_twice");
    return error_here("merge.bad_condition");
  }

  /// `kind` over parts that `sign` joins; a single part stands for itself.
  template <class Part>
  bool joined(Node& out, Node::Kind kind, Kind sign, Part part) {
    Node node;
    node.kind = kind;
    do {
      if (!part(node.parts.emplace_back())) return false;
    } while (take(sign));
    if (node.parts.size() == 1) {
      Node only = std::move(node.parts.front());
      node = std::move(only);
    }
    out = std::move(node);
    return true;
  }
  bool any(Node& out) {
    return joined(out, Node::any, Kind::either, [&](Node& part) { return all(part); });
  }
  bool all(Node& out) {
    return joined(out, Node::all, Kind::both, [&](Node& part) { return no(part); });
  }

  bool no(Node& out) {
    if (++depth_ > kDeepest) return false;
    bool made = false;
    if (take(Kind::no)) {
      out.kind = Node::no;
      made = no(out.parts.emplace_back());
    } else if (is_group()) {
      take(Kind::open);
      made = any(out) && take(Kind::close);
    } else {
      made = comparison(out);
    }
    --depth_;
    return made;
  }

  /// Whether the brackets that come next enclose a condition, not a part of a reckoning.
  bool is_group() const {
    if (!next_is(Kind::open)) return false;
    int depth = 0;
    bool condition = false, label = true;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const Token& token = rest_[i];
      if (token.kind == Kind::open) ++depth;
      if (token.kind == Kind::close && --depth == 0) {
        const bool whole =
            i + 1 == rest_.size() || rest_[i + 1].joins() || rest_[i + 1].kind == Kind::close;
        return whole && (condition || label);
      }
      condition |= token.compares() || token.joins();
      label &= i == 0 || token.kind == Kind::word || token.kind == Kind::quoted;
    }
    return false;
  }

  bool comparison(Node& out) {
    const auto left = operand_tokens();
    if (left.empty()) return false;
    if (rest_.empty() || !rest_.front().compares()) {
      out.kind = Node::truth;
      const auto sign = std::find_if(left.begin(), left.end(), [](const Token& token) {
        return token.kind != Kind::word && token.kind != Kind::quoted;
      });
      if (sign != left.end()) rest_ = {sign, rest_.end()};  // the place of the error
      return sign == left.end() && operand(left, false, out.left);
    }
    out.kind = Node::comparison;
    out.relation = rest_.front().kind;
    rest_ = rest_.subspan(1);
    const auto right = operand_tokens();
    if (right.empty()) return false;
    twice_ = !rest_.empty() && rest_.front().compares();
    return !twice_ && operand(left, false, out.left) && operand(right, true, out.right);
  }

  /// Up to a comparison, a joining word, or a bracket that was opened before.
  std::span<const Token> operand_tokens() {
    int depth = 0;
    std::size_t n = 0;
    for (; n < rest_.size(); ++n) {
      const Token& token = rest_[n];
      if (token.compares() || token.joins()) break;
      if (token.kind == Kind::open) ++depth;
      if (token.kind == Kind::close && --depth < 0) break;
    }
    const auto taken = rest_.first(n);
    rest_ = rest_.subspan(n);
    return taken;
  }

  bool operand(std::span<const Token> tokens, bool right, Operand& out) {
    const Token& first = tokens.front();
    const bool single = tokens.size() == 1;
    const bool value = first.kind == Kind::number || first.kind == Kind::date;
    const bool negative =
        tokens.size() == 2 && first.kind == Kind::minus && tokens[1].kind == Kind::number;
    if (single && first.kind == Kind::quoted) {
      out.text = first.text;
    } else {
      out.text = text_.substr(first.begin, tokens.back().end - first.begin);
    }
    if ((single && (value || (right && first.kind == Kind::quoted))) || negative) return true;
    out.kind = Operand::field;
    out.key.emplace(out.text, text::label_key(out.text), first.kind == Kind::quoted);
    const bool label = std::all_of(tokens.begin(), tokens.end(),
                                   [](const Token& token) { return token.kind == Kind::word; });
    const bool index = out.text == kIndex;
    if ((label && !index) || (single && first.kind == Kind::quoted)) return true;
    auto arithmetic = Arithmetic::parse(tokens);
    if (!arithmetic) return right;  // a text with such signs in it, such as C++
    out.arithmetic = *std::move(arithmetic);
    return true;
  }

  std::string_view text_;
  int depth_ = 0;
  bool twice_ = false;
};

Result<Condition> Condition::parse(std::string_view written) {
  const std::string text = text::nfkc(written);
  auto tokens = tokenize(text);
  if (!tokens) return fail(std::move(tokens.error()));
  auto root = Parser(text, *tokens).run();
  if (!root) return fail(std::move(root.error()));
  Condition made;
  made.root_ = *std::move(root);
  return made;
}

bool Condition::holds(const Reading& reading) const {
  return holds(root_, reading);
}

bool Condition::holds(const Node& node, const Reading& reading) {
  const auto part_holds = [&](const Node& part) { return holds(part, reading); };
  switch (node.kind) {
    case Node::all:
      return std::all_of(node.parts.begin(), node.parts.end(), part_holds);
    case Node::any:
      return std::any_of(node.parts.begin(), node.parts.end(), part_holds);
    case Node::no:
      return !holds(node.parts.front(), reading);
    case Node::comparison:
      return compare(node, reading);
    case Node::truth:
      break;
  }
  return is_true(node.left, reading);
}

/// A label may itself begin with 非: the field of that name is asked first.
bool Condition::is_true(const Operand& operand, const Reading& reading) {
  if (const data::Value* value = reading.find(*operand.key)) return holds_true(*value);
  if (!operand.text.starts_with(kNo)) return false;
  const std::string rest = operand.text.substr(kNo.size());
  const data::Value* value = reading.find(Key(rest, text::label_key(rest), false));
  return value != nullptr && !holds_true(*value);
}

bool Condition::read_field(const Operand& operand, const Reading& reading, Side& side) {
  const data::Value* value = reading.find(*operand.key);
  if (value == nullptr) return false;
  side.field = &*operand.key;
  side.texts = chosen_options(*value);
  return true;
}

void Condition::reckon(const Operand& operand, const Reading& reading, Side& side) {
  Arithmetic::Outcome outcome = operand.arithmetic->evaluate(reading);
  side.failed = !outcome.value && !outcome.blank;
  if (!outcome.value) return;
  side.texts = {outcome.value->digits().number.plain()};
  side.number = std::move(outcome.value);
}

Condition::Side Condition::left_side(const Operand& operand, const Reading& reading) {
  Side side;
  if (operand.kind == Operand::literal) {
    side.texts = {operand.text};
  } else if (!read_field(operand, reading, side) && operand.arithmetic) {
    reckon(operand, reading, side);
  }
  return side;
}

Condition::Side Condition::right_side(const Operand& operand, const Reading& reading) {
  Side side;
  if (operand.kind == Operand::field) {
    if (read_field(operand, reading, side)) return side;
    const auto is_there = [&](const Key& key) { return reading.find(key) != nullptr; };
    const auto& arithmetic = operand.arithmetic;
    if (arithmetic &&
        std::any_of(arithmetic->fields().begin(), arithmetic->fields().end(), is_there)) {
      reckon(operand, reading, side);
      return side;
    }
  }
  side.texts = {operand.text};
  return side;
}

bool Condition::compare(const Node& node, const Reading& reading) {
  Side left = left_side(node.left, reading), right = right_side(node.right, reading);
  if (left.failed || right.failed) return false;
  if (node.relation != Kind::equal && node.relation != Kind::unequal) {
    return ordered(node, left, right, reading);
  }
  if (left.texts.empty()) left.texts.emplace_back();
  if (right.texts.empty()) right.texts.emplace_back();
  const auto same = [&](const std::string& a, const std::string& b) {
    Quantity x = left.quantity(a), y = right.quantity(b);
    if (agree(x, y)) return x.value == y.value;
    if (const auto order = order_of_moments(a, b)) return *order == 0;
    return text::label_key(a) == text::label_key(b);
  };
  const bool equal = std::any_of(left.texts.begin(), left.texts.end(), [&](const std::string& a) {
    return std::any_of(right.texts.begin(), right.texts.end(),
                       [&](const std::string& b) { return same(a, b); });
  });
  return equal == (node.relation == Kind::equal);
}

/// What is not there is neither larger nor smaller.
bool Condition::ordered(const Node& node, const Side& left, const Side& right,
                        const Reading& reading) {
  const std::string a = text::label_key(left.text()), b = text::label_key(right.text());
  if (a.empty() || b.empty()) return false;
  Quantity x = left.quantity(a), y = right.quantity(b);
  const bool a_is_number = x.unit != Unit::none, b_is_number = y.unit != Unit::none;
  if (agree(x, y)) return follows(node.relation, x.value <=> y.value);
  if (const auto order = order_of_moments(left.text(), right.text())) {
    return follows(node.relation, *order);
  }
  if (!a_is_number && !b_is_number) return follows(node.relation, a <=> b);
  const bool blame_left = left.field != nullptr && (!a_is_number || right.field == nullptr);
  const Side& blamed = blame_left ? left : right;
  Diagnostic problem =
      finding(Severity::warning, "merge.not_comparable").with("left", a).with("right", b);
  if (blamed.field != nullptr) {
    reading.report(std::move(problem), *blamed.field);
  } else {
    reading.problems.push_back(std::move(problem));
  }
  return false;
}

std::vector<ConditionField> Condition::fields() const {
  std::vector<ConditionField> out;
  collect(root_, out);
  return out;
}

void Condition::collect(const Node& node, std::vector<ConditionField>& out) {
  for (const Node& part : node.parts) collect(part, out);
  if (node.kind == Node::comparison || node.kind == Node::truth) collect(node.left, false, out);
  if (node.kind == Node::comparison) collect(node.right, true, out);
}

void Condition::collect(const Operand& operand, bool right, std::vector<ConditionField>& out) {
  if (operand.kind == Operand::literal) return;
  const std::string& name = operand.key->written();
  if (!operand.arithmetic) {
    const bool negated = !right && name.size() > kNo.size() && name.starts_with(kNo);
    out.push_back({*operand.key, right || negated, {}});
    const std::string rest = negated ? name.substr(kNo.size()) : std::string();
    if (negated) out.push_back({Key(rest, text::label_key(rest), false), false, name});
    return;
  }
  for (const Key& key : operand.arithmetic->fields()) out.push_back({key, right, name});
}

}  // namespace sealpress::merge
