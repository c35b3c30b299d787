#include "layout/inline/font_slot.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace sealpress::layout {

namespace {

constexpr bool in(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// U+00A0–00FF: marks that an East Asian hint moves in every language.
constexpr bool hinted_mark(char32_t c) {
  constexpr std::u32string_view kMarks = U"¡¤§¨ª\u00AD¯°±²³´¶·¸¹º¼½¾¿×÷";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// U+00A0–00FF: letters of pinyin, which move only in Chinese text.
constexpr bool pinyin_letter(char32_t c) {
  constexpr std::u32string_view kLetters = U"àáèéêìíòóùúü";
  return kLetters.find(c) != std::u32string_view::npos;
}

bool follows_hint(char32_t c, bool chinese) {
  if (c < 0x100) return hinted_mark(c) || (chinese && pinyin_letter(c));
  if (in(c, 0x0100, 0x02AF) || in(c, 0x1E00, 0x1EFF)) return chinese;
  return in(c, 0x02B0, 0x04FF) || in(c, 0x2000, 0x2BFF) || in(c, 0xE000, 0xF8FF) ||
         in(c, 0xFB00, 0xFB1C);
}

bool is_complex(char32_t c) {
  return in(c, 0x0590, 0x074F) || in(c, 0x0780, 0x07BF) || in(c, 0x0900, 0x109F) ||
         in(c, 0x1780, 0x17FF) || in(c, 0x1800, 0x18AF) || in(c, 0xFB1D, 0xFDFF) ||
         in(c, 0xFE70, 0xFEFE);
}

bool is_emoji(char32_t c) {
  return in(c, 0x1F000, 0x1FAFF);
}

/// Blocks that LibreOffice sets in its Western font, punctuation and signs included.
bool is_western(char32_t c) {
  if (c == 0x2C7 || in(c, 0x2CA, 0x2CB) || c == 0x2D9) return false;
  return c < 0x20 || in(c, 0x21, 0x7E) || in(c, 0xA1, 0x2FF) || in(c, 0x0370, 0x058F) ||
         in(c, 0x10A0, 0x10FF) || in(c, 0x13A0, 0x16FF) || in(c, 0x1E00, 0x1FFF);
}

}  // namespace

bool is_east_asian(char32_t c) {
  return in(c, 0x1100, 0x11FF) || in(c, 0x2E80, 0xA4CF) || in(c, 0xA960, 0xA97F) ||
         in(c, 0xAC00, 0xD7FF) || in(c, 0xF900, 0xFAFF) || in(c, 0xFE30, 0xFE6F) ||
         in(c, 0xFF00, 0xFFEF) || in(c, 0x20000, 0x3FFFF);
}

bool is_hangul(char32_t c) {
  return in(c, 0xAC00, 0xD7A3) || in(c, 0x1100, 0x11FF) || in(c, 0x3130, 0x318F);
}

bool is_hanging_space(char32_t c) {
  return c == U' ' || c == U'\u3000' || in(c, 0x2000, 0x2006) || in(c, 0x2008, 0x200A);
}

FontSlot slot_of(char32_t c, const TextFormat& format) {
  if (format.complex_script || is_complex(c)) return FontSlot::complex;
  if (c < 0x80) return FontSlot::ascii;
  if (is_east_asian(c) || is_emoji(c)) return FontSlot::east_asia;
  const bool east = format.hint == docx::FontHint::east_asia && follows_hint(c, format.chinese);
  return east ? FontSlot::east_asia : FontSlot::high_ansi;
}

FontSlot slot_by_script(char32_t c, FontSlot before) {
  if (is_complex(c)) return FontSlot::complex;
  if (is_east_asian(c) || is_emoji(c)) return FontSlot::east_asia;
  if (is_western(c)) return FontSlot::ascii;
  return before;
}

}  // namespace sealpress::layout
