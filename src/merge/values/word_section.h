// Which part of a Word file a value names: {"文件": "经验.docx", "节": "实施过程"}.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/value.h"
#include "docx/document.h"

namespace sealpress::merge {

/// The blocks (paragraphs, tables) below the heading that `节` of the value names; all blocks of
/// the body if it names none. `各节` may list the titles of all sections, which then end one
/// another. `name` is the file's, for the error merge.no_section.
Result<std::vector<const docx::Node*>> word_section(const docx::Document& file,
                                                    std::string_view name,
                                                    const data::Value& value);

}  // namespace sealpress::merge
