#include "merge/tag/tag.h"

#include <algorithm>
#include <optional>

#include "merge/tag/arithmetic.h"
#include "merge/tag/condition.h"
#include "merge/values/scope.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

using U32 = std::u32string_view;

bool is_space(char32_t c) {
  return c == U' ' || c == U'\u3000' || c == U'\u00a0';
}
bool is_bar(char32_t c) {
  return c == U'|' || c == U'｜';
}
bool is_colon(char32_t c) {
  return c == U':' || c == U'：';
}
bool is_equals(char32_t c) {
  return c == U'=' || c == U'＝';
}
bool is_quote(char32_t c) {
  return c == U'"' || c == U'＂';
}
bool is_brace(char32_t c) {
  return c == U'{' || c == U'}' || c == U'｛' || c == U'｝';
}

U32 trim(U32 s) {
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
  return s;
}

/// Position of the first character that `matches` outside quotes, or the end.
template <class Matches>
std::size_t find_outside_quotes(U32 s, Matches matches) {
  bool quoted = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (is_quote(s[i])) quoted = !quoted;
    if (!quoted && matches(s[i])) return i;
  }
  return s.size();
}

/// The sigils of one character, with their full-width twins. Input methods type □ for ☐.
std::optional<Sigil> sigil_of(char32_t c) {
  switch (c) {
    case U'#':
    case U'＃':
      return Sigil::repeat;
    case U'^':
    case U'＾':
      return Sigil::inverse;
    case U'/':
    case U'／':
      return Sigil::end;
    case U'=':
    case U'＝':
      return Sigil::reckoning;
    case U'+':
    case U'＋':
      return Sigil::rich;
    case U'☐':
    case U'□':
      return Sigil::choice;
    case U'@':
    case U'＠':
      return Sigil::index;
    default:
      return std::nullopt;
  }
}

/// 图: 码: 章: are sigils only together with their colon.
std::optional<Sigil> word_sigil(U32 word) {
  if (word == U"图") return Sigil::picture;
  if (word == U"码") return Sigil::code;
  if (word == U"章") return Sigil::seal;
  return std::nullopt;
}

/// Punctuation that other template languages use as sigils and no label begins with.
bool looks_like_sigil(char32_t c) {
  return U32(U"!&><$*~?;,\\`'").find(c) != U32::npos;
}

U32 without_braces(U32 source) {
  return trim(source.substr(2, source.size() - 4));
}

/// Splits a leading sigil off `rest`.
Sigil take_sigil(U32& rest) {
  if (const auto sigil = sigil_of(rest.front())) {
    rest = trim(rest.substr(1));
    return *sigil;
  }
  const std::size_t colon = find_outside_quotes(rest, is_colon);
  if (colon < rest.size()) {
    if (const auto sigil = word_sigil(trim(rest.substr(0, colon)))) {
      rest = trim(rest.substr(colon + 1));
      return *sigil;
    }
  }
  return Sigil::value;
}

Diagnostic unknown_sigil(U32 sigil) {
  return input_error("merge.unknown_sigil").with("sigil", text::to_utf8(sigil));
}

/// Keywords that other template languages begin a tag with.
bool is_foreign(const std::string& written) {
  for (const std::string_view word : {"else", "endif", "endfor", "否则"}) {
    if (written == word) return true;
  }
  for (const std::string_view word :
       {"if ", "elif ", "else if ", "unless ", "for ", "foreach ", "each ", "range ", "如果 "}) {
    if (written.starts_with(word)) return true;
  }
  return false;
}

/// Whether a key says what only a condition or a reckoning can say.
bool compares_or_multiplies(const std::string& written) {
  const auto tokens = tokenize(written);
  if (!tokens || tokens->size() < 2) return false;
  const auto product = [](const Token& token) { return token.kind == Token::Kind::times; };
  const auto last = tokens->end() - 1;
  return std::any_of(tokens->begin(), tokens->end(),
                     [](const Token& token) { return token.compares(); }) ||
         std::any_of(tokens->begin() + 1, last, product);
}

Result<void> set_quoted_key(Tag& tag, U32 written) {
  if (written.size() < 2 || !is_quote(written.back())) return fail(input_error("merge.bad_quotes"));
  tag.key = text::to_utf8(written.substr(1, written.size() - 2));
  tag.quoted = true;
  if (tag.sigil == Sigil::value && (tag.key == "{{" || tag.key == "}}")) tag.sigil = Sigil::literal;
  return {};
}

Result<void> set_plain_key(Tag& tag, U32 written) {
  if (written == U"“{{”" || written == U"“}}”") {  // as Word's AutoCorrect makes them
    tag.key = text::to_utf8(written.substr(1, 2));
    tag.sigil = Sigil::literal;
    return {};
  }
  if (looks_like_sigil(written.front())) return fail(unknown_sigil(written.substr(0, 1)));
  const std::string plain = text::nfkc(text::to_utf8(written));
  if (is_foreign(plain)) return fail(input_error("merge.foreign_tag").with("key", plain));
  if (tag.sigil != Sigil::choice && compares_or_multiplies(plain)) {
    return fail(input_error("merge.no_sigil").with("key", plain));
  }
  const std::size_t colon = find_outside_quotes(written, is_colon);
  if (colon < written.size()) return fail(unknown_sigil(written.substr(0, colon + 1)));
  if (std::any_of(written.begin(), written.end(), is_brace) ||
      std::any_of(written.begin(), written.end(), is_quote)) {
    return fail(input_error("merge.bad_key").with("key", text::to_utf8(written)));
  }
  tag.key = text::to_utf8(written);
  return {};
}

Result<void> set_key(Tag& tag, U32 written) {
  written = trim(written);
  if (written.empty()) return fail(input_error("merge.empty_tag"));
  auto set = is_quote(written.front()) ? set_quoted_key(tag, written) : set_plain_key(tag, written);
  if (!set) return set;
  tag.normal = text::label_key(tag.key);
  if (tag.normal.empty()) return fail(input_error("merge.empty_tag"));
  return {};
}

std::string unquoted(U32 argument) {
  if (argument.size() >= 2 && is_quote(argument.front()) && is_quote(argument.back())) {
    argument = argument.substr(1, argument.size() - 2);
  }
  return text::to_utf8(argument);
}

FilterCall parse_filter(U32 call) {
  const std::size_t colon = find_outside_quotes(call, is_colon);
  FilterCall filter{text::label_key(text::to_utf8(call.substr(0, colon))), {}};
  if (colon < call.size()) filter.argument = unquoted(trim(call.substr(colon + 1)));
  return filter;
}

template <class Expression>
Result<void> set_expression(Tag& tag, U32 written, std::shared_ptr<const Expression>& target) {
  tag.key = text::to_utf8(trim(written));
  tag.normal = text::label_key(tag.key);
  auto made = Expression::parse(tag.key);
  if (!made) return fail(std::move(made.error()));
  target = std::make_shared<const Expression>(*std::move(made));
  return {};
}

/// Whether a section's tag compares or joins fields, rather than naming one.
bool is_condition(U32 written) {
  const auto tokens = tokenize(text::nfkc(text::to_utf8(written)));
  return tokens ? merge::is_condition(*tokens) : tokens.error().code == "merge.ambiguous_word";
}

/// What stands before the filters.
Result<void> set_subject(Tag& tag, U32 written) {
  if (tag.sigil == Sigil::reckoning) return set_expression(tag, written, tag.arithmetic);
  const bool section = tag.opens_section() || tag.sigil == Sigil::end;
  if (section && is_condition(written)) return set_expression(tag, written, tag.condition);
  return set_key(tag, written);
}

/// "键|过滤:参数|过滤".
Result<void> parse_piped(Tag& tag, U32 rest) {
  std::size_t bar = find_outside_quotes(rest, is_bar);
  if (auto set = set_subject(tag, rest.substr(0, bar)); !set) return set;
  while (bar < rest.size()) {
    rest = rest.substr(bar + 1);
    bar = find_outside_quotes(rest, is_bar);
    tag.filters.push_back(parse_filter(trim(rest.substr(0, bar))));
  }
  return {};
}

/// "键=选项": the rest is the option, whatever it holds.
Result<void> parse_choice(Tag& tag, U32 rest) {
  const std::size_t equals = find_outside_quotes(rest, is_equals);
  const U32 option = equals < rest.size() ? trim(rest.substr(equals + 1)) : U32();
  if (option.empty()) return fail(input_error("merge.no_option"));
  tag.option = text::to_utf8(option);
  return set_key(tag, rest.substr(0, equals));
}

}  // namespace

std::string_view sigil_name(Sigil sigil) {
  switch (sigil) {
    case Sigil::repeat:
      return "#";
    case Sigil::inverse:
      return "^";
    case Sigil::end:
      return "/";
    case Sigil::rich:
      return "+";
    case Sigil::choice:
      return "☐";
    case Sigil::index:
      return "@";
    case Sigil::picture:
      return "图";
    case Sigil::code:
      return "码";
    case Sigil::seal:
      return "章";
    case Sigil::reckoning:
      return "=";
    case Sigil::value:
    case Sigil::literal:
      break;
  }
  return "";
}

Result<Tag> parse_tag(std::string_view source) {
  const std::u32string characters = text::to_utf32(source);
  U32 rest = without_braces(characters);
  if (rest.empty()) return fail(input_error("merge.empty_tag"));
  Tag tag;
  tag.source = source;
  tag.sigil = take_sigil(rest);
  if (rest.empty() && tag.sigil == Sigil::end) return tag;  // {{/}} ends what was opened last
  if (rest.empty()) return fail(input_error("merge.empty_tag"));
  auto parsed = tag.sigil == Sigil::choice ? parse_choice(tag, rest) : parse_piped(tag, rest);
  if (!parsed) return fail(std::move(parsed.error()));
  const bool section = tag.opens_section() || tag.sigil == Sigil::end;
  const bool position = section && !tag.condition && tag.normal.starts_with('@') && !tag.quoted;
  if (position && !is_position_word(tag.normal)) {
    return fail(input_error("merge.unknown_index").with("name", tag.key));
  }
  if (tag.sigil == Sigil::index && tag.normal != "序号") {
    return fail(input_error("merge.unknown_index").with("name", tag.key));
  }
  return tag;
}

}  // namespace sealpress::merge
