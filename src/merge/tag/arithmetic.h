// Reckoning with fields: {{=单价*数量}}, exact whatever is done.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "merge/tag/lexer.h"
#include "merge/values/scope.h"
#include "text/rational.h"

namespace sealpress::merge {

/// Where an expression's fields are read. What is wrong with them goes to `problems`, with field
/// and path.
struct Reading {
  Lookup& lookup;
  const Scope& scope;
  Diagnostics& problems;

  const data::Value* find(const Key& key) const { return lookup.find(scope, key); }
  void report(Diagnostic problem, const Key& key) const;
};

/// A number as people write it: 1234.50, 1,234.50; nullopt for anything else.
std::optional<text::Decimal> parse_number(std::string_view text);
/// The text that a field holds, "" if none.
std::string field_text(const Reading& reading, const Key& key);

/// Fields, numbers, + - * / and brackets. Immutable.
class Arithmetic {
 public:
  /// Errors (without a place): those of tokenize and merge.bad_expression.
  static Result<Arithmetic> parse(std::string_view text);
  static Result<Arithmetic> parse(std::span<const Token> tokens);

  struct Outcome {
    std::optional<text::Rational> value;
    bool blank = false;  ///< none of its fields is filled in
  };
  /// Without a value, and not blank, it has reported why: errors merge.not_a_number,
  /// merge.not_text, merge.operand_missing, merge.division_by_zero.
  Outcome evaluate(const Reading& reading) const;

  const std::vector<Key>& fields() const { return fields_; }
  /// Whether it is the name of a field, and nothing is done with it.
  bool is_field() const { return steps_.size() == 1 && fields_.size() == 1; }

 private:
  struct Step {
    enum Kind : std::uint8_t { number, field, index, add, subtract, multiply, divide, negate } kind;
    text::Rational value;
    std::size_t at = 0;  ///< of a field
  };
  class Parser;
  class Evaluation;

  std::vector<Step> steps_;  ///< operands before what is done with them
  std::vector<Key> fields_;
};

}  // namespace sealpress::merge
