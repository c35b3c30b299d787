// Drawings: pictures, shapes and text boxes, inline or anchored, as items of a page.
#pragma once

#include "docx/node.h"
#include "layout/context.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// A drawing laid out in its own coordinates (top left of its extent is 0, 0); `size` is the box
/// that text sees (a rotated inline picture's bounding box; a text box grown to its text).
/// What cannot be shown becomes its fallback or a marked box, and a line of the report.
Piece draw(const docx::Drawing& drawing, Context& context);

}  // namespace sealpress::layout
