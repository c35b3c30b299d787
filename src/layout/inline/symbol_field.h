// SYMBOL fields (17.16.5.65): one character, of a font and a size of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/length.h"

namespace sealpress::layout {

struct SymbolField {
  char32_t character = 0;
  std::string font;  ///< empty: that of the run
  Length size;       ///< zero: that of the run
};

/// nullopt if the instruction names no character.
std::optional<SymbolField> symbol_field(std::string_view instruction);

}  // namespace sealpress::layout
