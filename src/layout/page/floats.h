// Where anchored drawings stand on a page.
#pragma once

#include "layout/drawing/floats.h"
#include "layout/page/geometry.h"

namespace sealpress::layout {

/// The frame of reference of anchors: the page, its body, and the column of the text.
struct Surroundings {
  Sheet sheet;
  Length body_top, body_bottom;
  ColumnPlace column;
  bool odd = true;  ///< a right-hand page: inside is left
};

/// Where a drawing of `size` stands; `anchor` in page coordinates.
Rect float_rect(const docx::Drawing& drawing, Size size, const Anchor& anchor,
                const Surroundings& around);

}  // namespace sealpress::layout
