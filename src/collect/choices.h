// Which of a choice's printed options a person has ticked, in any of the ways people tick.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collect/cell_value.h"
#include "collect/glyphs.h"
#include "collect/pattern.h"

namespace sealpress::collect {

/// A box, a tick, a cross, a bracket: what may stand where an option is ticked.
bool is_mark(char32_t c);

/// One choice within a paragraph or cell.
struct Chosen {
  std::string key;
  std::vector<std::string> options;  ///< ticked, in the order of the form
  std::string text_of;               ///< the option that a written text belongs to
  std::u32string text;               ///< written behind it
  double confidence = 1;
  bool by_control = false;
  bool several_printed = false;  ///< more than one box was ticked
};

/// All choices of the unit, in the order in which they are printed.
std::vector<Chosen> chosen(const Pattern& pattern, const Glyphs& filled, const CellValue& value);

}  // namespace sealpress::collect
