// What is written in a shape: its text box, or DrawingML's own text, and how it stands there.
#pragma once

#include "docx/read/drawing.h"

namespace sealpress::docx {

/// Reads it from wps:wsp, a:sp and their like into `shape`.
void read_shape_text(xml::Node e, DrawingBuilder& builder, Shape& shape);

}  // namespace sealpress::docx
