// Page borders (17.6.10).
#pragma once

#include "layout/flow.h"
#include "layout/page/geometry.h"

namespace sealpress::layout {

/// Draws the section's borders around the page or around its text (`body`: the text area used).
void draw_page_borders(const docx::SectionProperties& section, const Sheet& sheet, const Rect& body,
                       bool first_page, std::vector<frame::Item>& items);

}  // namespace sealpress::layout
