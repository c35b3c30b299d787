#include "text/line_break_class.h"

#include <unicode/uchar.h>

#include <array>

#include "text/unicode.h"

namespace sealpress::text {

namespace {

// Word's lists for zh-CN; it states half-width marks and means their full-width twins too.
constexpr std::u32string_view kNotAtStart =
    U"!%),.:;>?]}"
    U"¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠＞";
constexpr std::u32string_view kNotAtEnd = U"$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";

bool is_head_mark(char32_t c) {
  return (c >= 0x0F01 && c <= 0x0F07) || c == 0x0F0A || c == 0x0FD0 || c == 0x0FD1 || c == 0x0FD3 ||
         c == 0x0FD4;
}

bool is_tibetan(char32_t c) {
  return c >= 0x0F00 && c <= 0x0FFF;
}

bool is_modifier(char32_t c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;  // skin tones
}

/// Symbols whose width depends on the text around them; letters (Greek, Cyrillic) break as words.
BreakKind by_width(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (is_wide(c)) return BreakKind::cjk;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  const bool symbol = c >= 0xA1 && !u_isalpha(point) && u_charType(point) != U_UNASSIGNED;
  if (symbol && width == U_EA_AMBIGUOUS) return BreakKind::ambiguous;
  // Of equal rank in forms, though Unicode calls some of them neutral: ☐ ☑ beside □ ■.
  return c >= 0x2460 && c <= 0x27BF ? BreakKind::ambiguous : BreakKind::word;
}

BreakKind kind_of(char32_t c) {
  if (c == 0x2014) return BreakKind::dash;
  if (is_head_mark(c)) return BreakKind::head;
  if (is_modifier(c)) return BreakKind::mark;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
    case U_LB_SPACE:
    case U_LB_MANDATORY_BREAK:
    case U_LB_CARRIAGE_RETURN:
    case U_LB_LINE_FEED:
    case U_LB_NEXT_LINE:
      return BreakKind::space;
    case U_LB_GLUE:
    case U_LB_WORD_JOINER:
    case U_LB_ZWJ:
      return BreakKind::glue;
    case U_LB_COMBINING_MARK:
      return BreakKind::mark;
    case U_LB_HYPHEN:
      return BreakKind::hyphen;
    case U_LB_ZWSPACE:
      return BreakKind::break_after;
    case U_LB_EXCLAMATION:
      return is_tibetan(c) ? BreakKind::shad : by_width(c);
    case U_LB_BREAK_AFTER:
      if (u_isUWhiteSpace(static_cast<UChar32>(c))) return BreakKind::space;
      if (c == 0x2010 || c == 0x2013) return BreakKind::hyphen;
      return c == 0x00AD || is_tibetan(c) ? BreakKind::break_after : by_width(c);
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_JL:
    case U_LB_JV:
    case U_LB_JT:
      return BreakKind::hangul;
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONTINGENT_BREAK:  // U+FFFC stands for a picture in the line
      return BreakKind::cjk;
    default:
      return by_width(c);
  }
}

std::uint8_t spacing_flags(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
      return BreakClass::closing;
    case U_LB_OPEN_PUNCTUATION:
      return BreakClass::opening;
    default:
      return 0;
  }
}

constexpr std::size_t kBmp = 0x10000;

std::array<std::uint8_t, kBmp> make_table() {
  std::array<std::uint8_t, kBmp> table{};
  for (char32_t c = 0; c < kBmp; ++c) table[c] = BreakClass(kind_of(c), spacing_flags(c)).bits();
  for (const char32_t c : kNotAtStart) table[c] |= BreakClass::not_at_start;
  for (const char32_t c : kNotAtEnd) table[c] |= BreakClass::not_at_end;
  return table;
}

}  // namespace

BreakClass break_class(char32_t c) {
  static const std::array<std::uint8_t, kBmp> table = make_table();
  return c < kBmp ? BreakClass(table[c]) : BreakClass(kind_of(c), 0);
}

}  // namespace sealpress::text
