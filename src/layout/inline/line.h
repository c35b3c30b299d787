// A broken line: a range of characters, where it stands, and how high it is.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"

namespace sealpress::layout {

enum class LineEnd : std::uint8_t { wrap, line_break, page_break, column_break, paragraph };

/// What a justified line that is too full takes from some of its characters.
struct Squeeze {
  enum Kind : std::uint8_t { none, marks, blanks } kind = none;
  std::uint32_t count = 0;  ///< of the characters that give way
  Length total;             ///< of what they give up, all the same
  Length hang;              ///< what of the last mark stands in the margin
};

struct Line {
  std::uint32_t begin = 0;     ///< first character
  std::uint32_t end = 0;       ///< after the last one, hanging spaces and the break included
  std::uint32_t text_end = 0;  ///< after the last one that counts for alignment
  LineEnd ended_by = LineEnd::wrap;
  bool first = false;   ///< of its paragraph
  bool last = false;    ///< nothing of the paragraph follows
  bool hyphen = false;  ///< broken at a soft hyphen, which shows
  Length left, right;   ///< of the interval it fills, from the flow's left edge
  Length column_end;    ///< beyond the right indent: stated tab stops lie before it
  Length width;         ///< natural, from `left` to text_end, without what hangs, and squeezed
  Length hang;          ///< of a mark in the margin
  Length start_cut;     ///< of the first character, an opening mark without its blank half
  Squeeze squeeze;
  Length height;
  Length baseline;           ///< from the line's top
  bool centred = false;      ///< text is centred on pictures, else they stand on the baseline
  Length middle;             ///< of the pictures then, above the baseline
  Length overhang;           ///< how far it may reach over the page's bottom
  std::vector<Length> tabs;  ///< widths of the line's tabs, in order
};

}  // namespace sealpress::layout
