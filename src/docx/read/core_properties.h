// The core properties part (ECMA-376 Part 2, clause 11): title, author, dates.
#pragma once

#include <string>

#include "base/result.h"
#include "docx/document.h"
#include "docx/vocabulary/names.h"

namespace sealpress::docx {

CoreProperties read_core_properties(xml::Node root);

/// The part's bytes with the properties changed, everything else kept. `xml` empty makes a new
/// part. An empty property removes the text of its element and adds none.
Result<std::string> write_core_properties(std::string xml, const CoreProperties& core);

}  // namespace sealpress::docx
