// Where a line may break, as Word does it: in Chinese text between any two characters but for the
// kinsoku lists, between Chinese and Latin, in Latin text after spaces and hyphens, in Tibetan
// after the tsheg. ICU gives the properties of characters; its own rules (UAX #14) part what Word
// keeps together (约翰·史密斯) and keep what Word parts (around ‘ and ’).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sealpress::text {

/// Word's settings for a paragraph (w:kinsoku, w:wordWrap, w:noLineBreaksBefore/After).
struct BreakRules {
  bool kinsoku = true;
  bool word_wrap = true;                         ///< false: Latin words may break anywhere
  bool parts_hangul = false;                     ///< Korean words break between any syllables
  bool like_libreoffice = false;                 ///< for comparisons: as LibreOffice 7.4 breaks
  std::u32string_view not_at_start, not_at_end;  ///< replace Word's zh-CN lists when not empty
  bool hanging = true;                           ///< marks may hang; asked by those rules alone
};

/// Per character i of `text`: true in result[i] if a line may break *before* character i
/// (result[0] is false; size is text.size() + 1, the last entry true). Spaces belong to the line
/// before them. Mandatory breaks are not represented; the caller splits at them.
/// Appends nothing, replaces `out`. Thread-safe.
void break_opportunities(std::u32string_view text, const BreakRules& rules,
                         std::vector<std::uint8_t>& out);

/// Whether `c` is one of Word's zh-CN marks that may not start / end a line.
bool forbidden_at_start(char32_t c);
bool forbidden_at_end(char32_t c);

}  // namespace sealpress::text
