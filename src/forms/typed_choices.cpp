#include "forms/typed_choices.h"

#include <utility>

#include "text/unicode.h"

namespace sealpress::forms {
namespace {

using data::Value;

/// After NFKC ，；： are their half-width twins.
constexpr std::u32string_view kBetween = U"、,;/ \n\t";

bool parts(char32_t c) {
  return kBetween.find(c) != kBetween.npos;
}

void skip_between(std::u32string_view& rest) {
  while (!rest.empty() && parts(rest.front())) rest.remove_prefix(1);
}

/// The text behind an option, in brackets or after a colon; empty if there is none. nullopt where a
/// bracket is not closed.
std::optional<std::string> take_text(std::u32string_view& rest) {
  std::size_t end = 0;
  if (rest.starts_with(U'(')) {
    end = rest.find(U')');
    if (end == rest.npos) return std::nullopt;
    std::string text = text::to_utf8(std::u32string(rest.substr(1, end - 1)));
    rest.remove_prefix(end + 1);
    // 是（3）次, 有（12）人: the unit is printed on the form.
    if (rest.starts_with(U'次') || rest.starts_with(U'人')) rest.remove_prefix(1);
    return text;
  }
  if (!rest.starts_with(U':')) return std::string();
  while (end < rest.size() && rest[end] != U'、' && rest[end] != U'\n') ++end;
  std::string text = text::to_utf8(std::u32string(rest.substr(1, end - 1)));
  rest.remove_prefix(end);
  return text;
}

}  // namespace

const std::string* TypedChoices::take_option(std::u32string_view& rest) const {
  const std::string* best = nullptr;
  std::size_t length = 0;
  for (const std::string& option : options_) {
    const std::u32string written = text::to_utf32(text::nfkc(option));
    if (written.size() <= length || !rest.starts_with(written)) continue;
    best = &option;
    length = written.size();
  }
  rest.remove_prefix(length);
  return best;
}

std::optional<Value> TypedChoices::read(std::string_view text) const {
  const std::u32string typed = text::to_utf32(text::nfkc(text));
  std::u32string_view rest = typed;
  data::Array chosen;
  for (skip_between(rest); !rest.empty(); skip_between(rest)) {
    const std::string* option = take_option(rest);
    if (!option) return std::nullopt;
    const auto behind = take_text(rest);
    if (!behind || (!rest.empty() && !parts(rest.front()))) return std::nullopt;
    if (behind->empty()) {
      chosen.emplace_back(*option);
    } else {
      chosen.emplace_back(data::Object{{"选", Value(*option)}, {"文字", Value(*behind)}});
    }
  }
  if (chosen.empty()) return std::nullopt;
  return chosen.size() == 1 ? std::move(chosen.front()) : Value(std::move(chosen));
}

}  // namespace sealpress::forms
