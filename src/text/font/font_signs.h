// Signs that the Chinese fonts of Windows draw as wide as a Han character.
//
// 宋体, 仿宋, 楷体 and 黑体 give every sign of GB 2312 and GBK the width of one em, and ASCII half
// an em. The open faces that stand in for them have proportional ones, so that lines would break
// elsewhere; the cells are therefore the named font's, and the glyph is placed in its cell.
#pragma once

namespace sealpress::text {

/// Signs, Greek and Cyrillic letters of GBK outside the CJK blocks, and the ballot boxes.
bool is_full_width_sign(char32_t c);

/// The character whose glyph draws the sign in a cell of one em, where the face's own is narrower:
/// a dash is drawn as a box rule, so that the two of —— join.
constexpr char32_t full_width_shape(char32_t c) {
  return c == 0x2014 || c == 0x2015 ? char32_t{0x2500} : c;
}

/// Where the glyph of a sign stands in a cell wider than itself.
enum class CellSide { left, centre, right };
/// Opening quotation marks stand at the right, closing ones and marks like ° at the left.
CellSide cell_side(char32_t c);

constexpr bool is_printable_ascii(char32_t c) {
  return c >= 0x20 && c < 0x7F;
}

}  // namespace sealpress::text
