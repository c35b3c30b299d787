// Drawings: w:drawing (DrawingML), w:pict and w:object (VML).
#pragma once

#include "docx/read/story.h"

namespace sealpress::docx {

/// The drawing with all its shapes; its text boxes are stories among its children. A drawing of
/// which nothing can be shown is Unsupported.
const Node* read_drawing(xml::Node e, StoryReader& reader);

}  // namespace sealpress::docx
