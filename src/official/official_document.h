// Measures finished pages against GB/T 9704-2012, the layout of official documents.
//
// Reads only what stands on the paper, so it serves any document, however it was made. What a
// document does not have is not missed: no letterhead, no red line. Pure function.
#pragma once

#include "base/diagnostic.h"
#include "frame/frame.h"
#include "text/font/fonts.h"

namespace sealpress::official {

/// Every deviation as a warning measure.*: place.page, args `measured`, `expected`, `difference`
/// (text with its unit, the difference with its sign) and `text` (the line it is about).
/// Tolerances are those of a ruler: 0.5 mm for margins and rules, 1 mm for places of text.
Diagnostics official_document(const frame::Document& document, const text::FontLibrary& fonts);

}  // namespace sealpress::official
