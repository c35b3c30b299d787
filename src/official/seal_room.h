// Whether seals stand where a person would stamp: clear of the paper's edge and inside their table.
#pragma once

#include "base/diagnostic.h"
#include "frame/frame.h"
#include "text/font/fonts.h"

namespace sealpress::official {

/// Every seal nearer than 5 mm to an edge of its page (measure.seal_at_edge, args `seal`, and
/// `measured` in mm), or over a side or the foot of the table that its middle stands in
/// (measure.seal_over_table, `measured` is by how much). Warnings with place.page from 1.
Diagnostics seal_room(const frame::Document& document, const text::FontLibrary& fonts);

}  // namespace sealpress::official
