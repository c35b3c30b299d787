// Where each character of a line stands: alignment and justification.
#pragma once

#include <vector>

#include "layout/inline/finalize.h"

namespace sealpress::layout {

/// x of every character of the line and of its end: positions[i] is where character line.begin + i
/// begins; one more entry than characters.
void position_line(const Line& line, const PreparedText& text, const LineStyle& style,
                   std::vector<Length>& positions);

}  // namespace sealpress::layout
