// The text of a value as a reader of the finished page sees it, for counting 字数.
//
// Blocks of rich content ({"标题": …}, {"列表": […]}, {"表格": [[…]]}, {"图": …, "题": …}; see
// docs/template-language.md) show their words, not their settings: no level, width or path, and no
// numbers, which Word makes itself.
#pragma once

#include <string>

#include "data/value.h"

namespace sealpress::data {

/// Paragraphs, list items, cells and captions, each ended by '\n'. Of an object that is no block,
/// all members in their order.
std::string rich_text(const Value& value);

}  // namespace sealpress::data
