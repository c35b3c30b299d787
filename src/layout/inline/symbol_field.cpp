#include "layout/inline/symbol_field.h"

#include <charconv>

#include "layout/inline/fields.h"
#include "text/unicode.h"

namespace sealpress::layout {

namespace {

/// 254, 0xFE, or the character itself.
std::optional<char32_t> character_of(std::string_view word) {
  const bool hex = word.size() > 2 && word[0] == '0' && (word[1] | 0x20) == 'x';
  const std::string_view digits = hex ? word.substr(2) : word;
  unsigned code = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, code, hex ? 16 : 10);
  if (read.ec == std::errc() && read.ptr == end) {
    const bool scalar = code >= 0x20 && (code < 0xD800 || (code > 0xDFFF && code <= 0x10FFFF));
    return scalar ? std::optional<char32_t>(code) : std::nullopt;
  }
  const std::u32string text = text::to_utf32(word);
  return text.size() == 1 ? std::optional<char32_t>(text[0]) : std::nullopt;
}

/// Without \u a code is one of Windows' Western code page.
char32_t from_windows(char32_t code) {
  if (code < 0x80 || code > 0x9F) return code;
  const char byte = static_cast<char>(code);
  const auto text = text::decode({&byte, 1}, "windows-1252");
  const std::u32string decoded = text ? text::to_utf32(*text) : std::u32string();
  return decoded.size() == 1 ? decoded[0] : code;
}

}  // namespace

std::optional<SymbolField> symbol_field(std::string_view instruction) {
  const auto words = field_words(instruction);
  const auto character = words.size() > 1 ? character_of(words[1]) : std::nullopt;
  if (!character) return std::nullopt;
  SymbolField out{*character, {}, {}};
  bool unicode = false;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const bool more = i + 1 < words.size();
    if (words[i] == "\\u") unicode = true;
    if (words[i] == "\\f" && more) out.font = words[i + 1];
    if (words[i] != "\\s" || !more) continue;
    int points = 0;
    const std::string& size = words[i + 1];
    std::from_chars(size.data(), size.data() + size.size(), points);
    if (points > 0 && points <= 1638) out.size = Length::pt(points);
  }
  if (!unicode && out.font.empty()) out.character = from_windows(out.character);
  return out;
}

}  // namespace sealpress::layout
