// Text of cells: shared strings, inline strings, rich text (ECMA-376 Part 1, 18.4).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "xml/document.h"

namespace sealpress::sheet {

/// _x000D_ and its like stand for characters that XML cannot hold (ST_Xstring, 22.9.2.19); line
/// ends become \n.
std::string decode_string(std::string_view text);

/// The text of an <si> or <is>, runs joined, phonetic guides (rPh) left out.
std::string string_item(xml::Node item);

/// All items of a shared strings part.
std::vector<std::string> shared_strings(xml::Node root);

}  // namespace sealpress::sheet
