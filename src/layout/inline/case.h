// Capitals, for w:caps and w:smallCaps.
#pragma once

namespace sealpress::layout {

/// The capital of a Latin, Greek or Cyrillic letter; other characters as they are.
constexpr char32_t to_capital(char32_t c) {
  const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (in('a', 'z')) return c - 0x20;
  if (c < 0xE0) return c;
  if (c == 0xFF) return 0x178;
  if (in(0xE0, 0xFE) && c != 0xF7) return c - 0x20;
  if (in(0x100, 0x137) || in(0x14A, 0x177)) return c & ~char32_t{1};
  if (in(0x139, 0x148) || in(0x179, 0x17E)) return c % 2 == 0 ? c - 1 : c;
  if (c == 0x3C2) return 0x3A3;
  if (in(0x3B1, 0x3C9)) return c - 0x20;
  if (in(0x430, 0x44F)) return c - 0x20;
  if (in(0x450, 0x45F)) return c - 0x50;
  return c;
}

}  // namespace sealpress::layout
