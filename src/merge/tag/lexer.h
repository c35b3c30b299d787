// The words of conditions and reckonings: {{#人数>10 且 地区≠西藏}}, {{=单价*数量}}.
//
// Labels are written in Chinese, without blanks, and may hold brackets (合格率(%)) and the very
// signs and words that join things (单位或个人). So a bracket that touches a word belongs to it,
// and 且 and 或 join only what stands apart from them, or what are comparisons on both sides.
#pragma once

#include <cstdint>
#include <span>
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

/// What parsers of tokens have in common: they read from the left. The tokens belong to the caller.
class TokenReader {
 protected:
  explicit TokenReader(std::span<const Token> tokens) : rest_(tokens) {}

  bool next_is(Token::Kind kind) const { return !rest_.empty() && rest_.front().kind == kind; }
  /// Passes over the next token if it is of that kind.
  bool take(Token::Kind kind);
  /// The error `code` {end: whether nothing is left, near: else the next token}.
  Diagnostic error_here(std::string code) const;

  std::span<const Token> rest_;
};

/// Whether the tokens say more than the name of a field: they compare something, or join it.
bool is_condition(const std::vector<Token>& tokens);

}  // namespace sealpress::merge
