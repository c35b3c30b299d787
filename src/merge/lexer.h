// The words of conditions and reckonings: {{#人数>10 且 地区≠西藏}}, {{=单价*数量}}.
//
// Labels are written in Chinese, without blanks, and may hold brackets (合格率(%)) and the very
// signs and words that join things (单位或个人). So a bracket that touches a word belongs to it,
// and 且 and 或 join only what stands apart from them, or what are comparisons on both sides.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sealpress::merge {

struct Token {
  enum class Kind : std::uint8_t {
    word,
    number,
    date,  ///< 2025-06-30, which is no subtraction
    quoted,
    plus,
    minus,
    times,
    over,
    open,
    close,
    equal,
    unequal,
    less,
    less_equal,
    greater,
    greater_equal,
    both,    ///< 且
    either,  ///< 或
    no,      ///< 非
  } kind;
  std::string text;        ///< without quotes
  std::size_t begin, end;  ///< in the expression's text
  bool apart = false;      ///< whether a blank stands before it

  bool compares() const { return kind >= Kind::equal && kind <= Kind::greater_equal; }
  bool joins() const { return kind >= Kind::both; }
};

/// The longest expression that is read, in words and signs.
inline constexpr std::size_t kMaxTokens = 400;

/// `text` after NFKC. Errors (without a place): merge.bad_quotes, merge.expression_too_long,
/// merge.ambiguous_word (a 且 or 或 that may be part of a word).
Result<std::vector<Token>> tokenize(std::string_view text);

/// Whether the tokens say more than the name of a field: they compare something, or join it.
bool is_condition(const std::vector<Token>& tokens);

}  // namespace sealpress::merge
