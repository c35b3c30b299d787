// Conditions of sections: {{#人数>10 且 (地区≠西藏 或 会员)}}.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "merge/tag/arithmetic.h"

namespace sealpress::merge {

/// Whether a section without a comparison shows itself for a value: not for nothing, and not for
/// the words 否 and false, which is what a cell of a table holds instead of false.
bool holds_true(const data::Value& value);

/// A field that a condition reads.
struct ConditionField {
  Key key;
  bool maybe = false;       ///< a text, or a label behind 非, if there is no such field
  std::string unless = {};  ///< read only if there is no field of this name
};

/// Comparisons of fields with texts, numbers, dates and reckonings, joined by 且 或 非. Immutable.
class Condition {
 public:
  /// Errors (without a place): those of tokenize, merge.bad_condition, merge.compared_twice.
  static Result<Condition> parse(std::string_view text);

  /// Findings: merge.not_a_number (warning) where a number is asked for a larger or smaller one
  /// than a text; those of Arithmetic::evaluate.
  bool holds(const Reading& reading) const;
  std::vector<ConditionField> fields() const;

 private:
  struct Operand {
    enum Kind : std::uint8_t { literal, field } kind = literal;
    std::string text;                      ///< as written, after NFKC
    std::optional<Key> key;                ///< of a field: the whole text as a label
    std::optional<Arithmetic> arithmetic;  ///< what it is if there is no such field
  };
  struct Side;
  struct Node {
    enum Kind : std::uint8_t { all, any, no, comparison, truth } kind = truth;
    std::vector<Node> parts = {};
    Token::Kind relation = Token::Kind::equal;
    Operand left = {}, right = {};
  };
  class Parser;

  static bool holds(const Node& node, const Reading& reading);
  static bool compare(const Node& node, const Reading& reading);
  static bool ordered(const Node& node, const Side& left, const Side& right,
                      const Reading& reading);
  static bool is_true(const Operand& operand, const Reading& reading);
  static Side left_side(const Operand& operand, const Reading& reading);
  static Side right_side(const Operand& operand, const Reading& reading);
  static bool read_field(const Operand& operand, const Reading& reading, Side& side);
  static void reckon(const Operand& operand, const Reading& reading, Side& side);
  static void collect(const Node& node, std::vector<ConditionField>& out);
  static void collect(const Operand& operand, bool right, std::vector<ConditionField>& out);

  Node root_;
};

}  // namespace sealpress::merge
