// Line breaking as LibreOffice 7.4 does it, for comparisons only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/line_break.h"

namespace sealpress::text {

/// Like break_opportunities; `word_wrap` is ignored, as LibreOffice ignores it.
void libreoffice_break_opportunities(std::u32string_view text, const BreakRules& rules,
                                     std::vector<std::uint8_t>& out);

/// Whether the mark at `at` belongs to Western text, as every mark belongs to the text before it.
bool libreoffice_western(std::u32string_view text, std::size_t at);

}  // namespace sealpress::text
