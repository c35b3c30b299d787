// What a cell of a table can hold of lists and long text: lines. 附件 one a line, 正文 with its
// headings as official documents number them.
#pragma once

#include <string>
#include <string_view>

#include "data/value.h"

namespace sealpress::forms {

/// Each line that is not blank as an item, without a number of its own (1. · 附件2：). With
/// `member` an item is an object with that member.
data::Value list_of_lines(std::string_view text, const std::string& member);

/// Lines as blocks: a short one that begins with 一、 （一） 1. or （1） and ends no sentence is a
/// heading of level 1 to 4, any other a paragraph. Text of a single line stays text.
data::Value blocks_of_lines(std::string_view text);

}  // namespace sealpress::forms
