// Tags as an author types them: finding them in a paragraph's text, and taking one apart.
//
//     tag = "{{" [sigil] key { "|" filter [":" argument] } "}}"
//     tag = "{{" ("#" | "^") condition "}}" | "{{=" reckoning { "|" filter [":" argument] } "}}"
//
// The grammar stands in docs/template-language.md. Full-width ｛ ｝ ： ｜ ＝ and sigils count like
// their half-width twins. Pure functions over UTF-8.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sealpress::merge {

class Arithmetic;
class Condition;

enum class Sigil : std::uint8_t {
  value,      ///< {{键}}
  reckoning,  ///< {{=单价*数量}}
  repeat,     ///< {{#键}}, {{#键=值}}
  inverse,    ///< {{^键}}, {{^键=值}}
  end,        ///< {{/键}}, {{/}}
  rich,       ///< {{+键}}
  choice,     ///< {{☐键=选项}}
  index,      ///< {{@序号}}
  picture,    ///< {{图:键}}
  code,       ///< {{码:键}}
  seal,       ///< {{章:键}}
  literal,    ///< {{"{{"}}
};

/// As UsedKey::sigil names it.
std::string_view sigil_name(Sigil sigil);

struct FilterCall {
  std::string name, argument;
};

struct Tag {
  Sigil sigil = Sigil::value;
  std::string source;  ///< as written, with its braces
  std::string key;     ///< as written, without quotes; a condition or reckoning as a whole
  std::string normal;  ///< text::label_key of `key`; what keys are compared by; "" of {{/}}
  bool quoted = false;
  std::string option;  ///< of a choice
  std::vector<FilterCall> filters;
  std::shared_ptr<const Condition> condition;    ///< of {{#键=值}} and {{^键=值}}
  std::shared_ptr<const Arithmetic> arithmetic;  ///< of {{=单价*数量}}

  /// Whether it may show what stands in it more than once.
  bool repeats() const { return sigil == Sigil::repeat && condition == nullptr; }
  bool opens_section() const { return sigil == Sigil::repeat || sigil == Sigil::inverse; }
};

/// Stands in a paragraph's text for whatever is not text and may not stand inside a tag (a tab, a
/// line break, a picture). XML cannot hold it.
inline constexpr char kBarrier = '\0';

/// Byte ranges of a text.
struct Range {
  std::size_t begin = 0, end = 0;
};

struct Scan {
  std::vector<Range> tags;      ///< from the first brace to behind the last
  std::vector<Range> unclosed;  ///< `{{` without `}}`, up to where the search ended
  std::vector<Range> stray;     ///< `}}` that closes nothing
};

/// Finds the tags of a text. Braces inside quotes do not count.
Scan scan(std::string_view text);

/// Takes one tag apart; `source` begins and ends with its braces. Errors have no place yet:
/// merge.empty_tag, merge.unknown_sigil, merge.bad_key, merge.no_option, merge.unknown_index,
/// merge.bad_quotes, merge.no_sigil (a comparison or a product where a key belongs),
/// merge.foreign_tag (another template language), those of Condition and Arithmetic.
Result<Tag> parse_tag(std::string_view source);

}  // namespace sealpress::merge
