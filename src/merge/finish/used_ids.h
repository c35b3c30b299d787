// Ids of controls and drawings that a file uses.
#pragma once

#include "docx/document.h"
#include "merge/merger.h"

namespace sealpress::merge {

UsedIds used_ids(const docx::Document& file);

}  // namespace sealpress::merge
