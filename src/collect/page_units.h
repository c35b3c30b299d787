// The pages of a PDF as a row of units, like those of a Word file: lines become paragraphs again,
// ruled fields cells, and what goes on over pages is one.
#pragma once

#include <functional>
#include <string>

#include "collect/units.h"
#include "pdf/read/shown_page.h"

namespace sealpress::collect {

/// `printed` knows the texts that blank forms have printed: a row with one of them is no rest of
/// the row on the page before.
Units units_of(const pdf::ShownDocument& document,
               const std::function<bool(const std::u32string& key)>& printed);

}  // namespace sealpress::collect
