// Characters as line breaking sees them: what they are and where Word's lists forbid them.
//
// The kinds come from Unicode's Line_Break and East_Asian_Width properties, reduced to what Word
// tells apart. The table is built once, on first use, and read-only afterwards.
#pragma once

#include <cstdint>
#include <string_view>

namespace sealpress::text {

enum class BreakKind : std::uint8_t {
  word,         ///< letters, digits, marks of scripts that break at spaces; Tibetan syllables
  hangul,       ///< Korean syllables: words, or each by itself
  cjk,          ///< ideographs, kana, full-width forms: a break on either side
  ambiguous,    ///< “ … ① □ →: East Asian or not, as its neighbours are
  space,        ///< hangs at the end of its line
  glue,         ///< NBSP, U+2011, word joiner: no break on either side
  mark,         ///< belongs to the character before it
  hyphen,       ///< a break after it inside a word
  dash,         ///< —: pairs stay whole
  break_after,  ///< tsheg, soft hyphen, zero width space
  shad,         ///< །: never starts a line, not even behind a space
  head,         ///< ༄༅: opens a Tibetan text and stays with it
};

/// A kind with four flags in one byte, as many as there are.
class BreakClass {
 public:
  enum Flag : std::uint8_t {
    not_at_start = 0x10,
    not_at_end = 0x20,
    closing = 0x40,  ///< UAX #14 CL, CP, EX, IS: not at the start even behind spaces (LB13)
    opening = 0x80,  ///< OP: not at the end even before spaces (LB14)
  };

  constexpr BreakClass() = default;
  constexpr explicit BreakClass(std::uint8_t bits) : bits_(bits) {}
  constexpr BreakClass(BreakKind kind, std::uint8_t flags)
      : bits_(static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind) | flags)) {}

  constexpr BreakKind kind() const { return static_cast<BreakKind>(bits_ & 0x0F); }
  constexpr bool has(Flag flag) const { return (bits_ & flag) != 0; }
  constexpr std::uint8_t bits() const { return bits_; }
  constexpr BreakClass as(BreakKind kind) const {
    return {kind, static_cast<std::uint8_t>(bits_ & 0xF0)};
  }
  constexpr BreakClass with(Flag flag, bool on) const {
    return BreakClass(static_cast<std::uint8_t>(on ? bits_ | flag : bits_ & ~flag));
  }

 private:
  std::uint8_t bits_ = 0;
};

/// Its flags not_at_start and not_at_end are Word's zh-CN lists.
BreakClass break_class(char32_t c);

}  // namespace sealpress::text
