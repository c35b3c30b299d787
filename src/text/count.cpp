#include "text/count.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::text {

namespace {

enum class Unit : std::uint8_t {
  space,
  unseen,   ///< zero-width: counted nowhere, parts no word
  chinese,  ///< one 字 each
  mark,     ///< “ ” ‘ ’ … — ·: one 字 each in Chinese text, part of a word elsewhere
  other,    ///< part of a word
};

bool is_chinese(char32_t c) {
  const bool half_width = c >= 0xFF61 && c <= 0xFFDC;  // kana and Hangul
  const bool east_asian = (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xFFEF) ||
                          (c >= 0x20000 && c <= 0x3FFFF);
  return half_width || (east_asian && is_wide(c));
}

Unit unit_of(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return Unit::chinese;  // most of a text, without look-ups
  const auto point = static_cast<UChar32>(c);
  if (c < 0x80 && c > 0x20 && c != 0x7F) return Unit::other;
  if (u_isUWhiteSpace(point)) return Unit::space;
  if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_iscntrl(point)) {
    return Unit::unseen;
  }
  const bool mark = std::u32string_view(U"“”‘’…—·").find(c) != std::u32string_view::npos;
  if (mark) return Unit::mark;
  return is_chinese(c) ? Unit::chinese : Unit::other;
}

/// An apostrophe: ’ between the letters of a word (don’t).
bool is_apostrophe(std::u32string_view text, std::size_t i) {
  return text[i] == U'’' && i > 0 && i + 1 < text.size() && unit_of(text[i - 1]) == Unit::other &&
         unit_of(text[i + 1]) == Unit::other;
}

Counts count_paragraph(std::u32string_view text) {
  Counts counts;
  const bool chinese_text =
      std::any_of(text.begin(), text.end(), [](char32_t c) { return unit_of(c) == Unit::chinese; });
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Unit unit = unit_of(text[i]);
    if (unit == Unit::unseen) continue;
    ++counts.characters_spaces;
    if (unit != Unit::space) ++counts.characters;
    const bool one =
        unit == Unit::chinese || (unit == Unit::mark && chinese_text && !is_apostrophe(text, i));
    const bool word = unit != Unit::space && !one;
    if (one) ++counts.chinese;
    if (word && !in_word) ++counts.non_chinese_words;
    in_word = word;
  }
  counts.words = counts.chinese + counts.non_chinese_words;
  counts.paragraphs = counts.characters > 0 ? 1 : 0;
  return counts;
}

}  // namespace

Counts& Counts::operator+=(const Counts& o) {
  words += o.words;
  characters += o.characters;
  characters_spaces += o.characters_spaces;
  chinese += o.chinese;
  non_chinese_words += o.non_chinese_words;
  paragraphs += o.paragraphs;
  return *this;
}

Counts count(std::string_view utf8) {
  Counts total;
  while (!utf8.empty()) {
    const std::size_t end = std::min(utf8.find('\n'), utf8.size());
    const std::string_view line = utf8.substr(0, end);
    const bool crlf = !line.empty() && line.back() == '\r';
    total += count_paragraph(to_utf32(line.substr(0, line.size() - (crlf ? 1 : 0))));
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
  }
  return total;
}

}  // namespace sealpress::text
