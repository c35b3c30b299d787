// Text of charts and diagrams, whose pictures cannot be drawn here.
#pragma once

#include <string>
#include <string_view>

#include "docx/read/story.h"

namespace sealpress::docx {

/// Paragraphs of DrawingML text (a:p, a:t), one a line.
std::string drawing_text(xml::Node body);

/// The text of a chart part (titles, then each series with its categories and values) or of a
/// diagram's data part; "" if the part is missing or cannot be read.
std::string foreign_text(StoryReader& reader, std::string_view relationship_id);

/// The dsp:drawing that a diagram (dgm:relIds) was last drawn as; an empty Node if there is none.
xml::Node load_diagram(xml::Node rel_ids, StoryReader& reader);

}  // namespace sealpress::docx
