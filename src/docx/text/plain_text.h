// The text of a story as a reader sees it.
#pragma once

#include <string>

#include "docx/node.h"

namespace sealpress::docx {

/// Text below `node` in reading order: paragraphs and table cells end with '\n', tabs are '\t',
/// line breaks '\v' (they end no paragraph). Text boxes follow the paragraph that holds them.
/// Without deleted text, field instructions and note marks.
std::string plain_text(const Node& node);

}  // namespace sealpress::docx
