// Parts of charts and diagrams, and the text that stands in them.
#pragma once

#include <string>
#include <string_view>

#include "docx/read/story.h"

namespace sealpress::docx {

/// Paragraphs of DrawingML text (a:p, a:t), one a line.
std::string drawing_text(xml::Node body);

/// The root of a related part, kept with the document; an empty Node if it is missing or cannot be
/// read.
xml::Node load_part(StoryReader& reader, std::string_view relationship_id);

/// The text of a chart part (titles, then each series with its categories and values) or of a
/// diagram's data part; "" for an empty Node.
std::string foreign_text(xml::Node root);

/// The dsp:drawing that a diagram (dgm:relIds) was last drawn as; an empty Node if there is none.
xml::Node load_diagram(xml::Node rel_ids, StoryReader& reader);

}  // namespace sealpress::docx
