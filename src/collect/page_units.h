// The pages of a PDF as a row of units, like those of a Word file: lines become paragraphs again,
// ruled fields cells, and what goes on over pages is one.
#pragma once

#include <functional>
#include <string>

#include "collect/units.h"
#include "pdf/read/shown_page.h"

namespace sealpress::collect {

/// What is known of the texts that blank forms have printed, by Unit::key.
struct PrintedTexts {
  /// A row with one of them is no rest of the row on the page before.
  std::function<bool(const std::u32string& key)> is_printed;
  /// A line with one of them begins a cell of its own, though no line is ruled above it.
  std::function<bool(const std::u32string& key)> begins_cell;
};

Units units_of(const pdf::ShownDocument& document, const PrintedTexts& printed);

}  // namespace sealpress::collect
