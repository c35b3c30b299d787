// Numbers of captions (SEQ, 17.16.5.52) and contents (TOC) after merging: repeats make more
// captions and headings than the template's results count.
#pragma once

#include <string>

#include "docx/document.h"
#include "merge/compile/outline.h"

namespace sealpress::merge {

/// Whether tags can change how many captions a part has: some are there, and some sections.
bool may_renumber(const docx::StoryPart& part, const Outline& outline);

/// The story with its SEQ fields counted anew. Fields in a format that is not known here, and
/// references to a bookmark, stay as they are.
const docx::Node* with_sequences(const docx::Node& root, const docx::Document& file,
                                 docx::Arena& arena);

}  // namespace sealpress::merge
