// Where a preset shape's text stands (the a:rect of presetShapeDefinitions, ECMA-376 part 1 annex).
#pragma once

#include "docx/node.h"

namespace sealpress::layout {

/// The part of the shape's box in which its text stands, with the preset's usual proportions; the
/// whole box of a preset that is not known here.
Rect text_area_of(const docx::Shape& shape);

}  // namespace sealpress::layout
