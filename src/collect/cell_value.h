// What a filled paragraph or cell holds beyond the blank one: for each slot its stretch of the
// text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "collect/glyphs.h"
#include "collect/pattern.h"

namespace sealpress::collect {

struct Stretch {
  std::size_t begin = 0, end = 0;  ///< in the glyphs
  double confidence = 1;           ///< that it is the slot's, wholly and alone
  bool by_control = false;         ///< told by its content control
};

/// How a printed piece was found.
struct Found {
  double share = 0;                ///< of its characters
  std::size_t begin = 0, end = 0;  ///< in the glyphs
};

struct CellValue {
  std::vector<Stretch> slots;  ///< of Pattern::slots
  std::vector<Found> pieces;   ///< of Pattern::pieces; slots are found wholly
  std::u32string beyond;       ///< text that is neither printed nor in a slot
};

/// Parts the text into printed pieces and slots, by content controls where they tell all of it,
/// else by the best alignment of the characters.
CellValue cell_value(const Pattern& pattern, const Glyphs& filled);

/// The slot's text, printed hints and blanks around it left out.
std::u32string slot_text(const Slot& slot, const Glyphs& filled, const Stretch& stretch);

}  // namespace sealpress::collect
