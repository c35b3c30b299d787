// Lines, rectangles and paths as path operators (ISO 32000-1, 8.5).
#pragma once

#include "frame/frame.h"
#include "pdf/write/canvas.h"

namespace sealpress::pdf {

void paint(Canvas& canvas, const frame::Line& line);
void paint(Canvas& canvas, const frame::FillRect& fill);
void paint(Canvas& canvas, const frame::Path& path);

/// Cuts what follows to the inside of the path; false, and nothing written, if it has none.
bool clip(Canvas& canvas, const frame::Path& path);

}  // namespace sealpress::pdf
