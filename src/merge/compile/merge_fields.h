// Mail merge fields (17.16.5.35) as tags: «单位» becomes {{单位}}, in the look of its result.
#pragma once

#include "docx/document.h"
#include "merge/compile/faults.h"

namespace sealpress::merge {

/// The part with a tag in place of each MERGEFIELD, made in `arena`; as it is if it has none. A
/// field with switches that tags cannot follow, or inside another field, goes to `faults`.
docx::StoryPart with_merge_fields_as_tags(const docx::StoryPart& part, docx::Arena& arena,
                                          Faults& faults);

}  // namespace sealpress::merge
