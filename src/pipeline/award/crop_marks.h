// What a printer's sheet has around the page that is cut from it.
#pragma once

#include "base/geometry.h"
#include "frame/frame.h"
#include "text/font/fonts.h"

namespace sealpress::pipeline {

/// From the trimmed page to the sheet's edge, on every side.
inline const Length kSheetMargin = Length::mm(10);
/// How far ink may reach beyond the trim. Marks begin outside of it.
inline const Length kMostBleed = Length::mm(3);

/// Two thin lines at each corner of the trimmed page of that size, outside of the bleed.
void add_crop_marks(const Size& trimmed, frame::Page& sheet);

/// 草稿, grey, across the page: for what was made in spite of errors.
void mark_draft(frame::Page& page, const text::FontLibrary& fonts);

}  // namespace sealpress::pipeline
