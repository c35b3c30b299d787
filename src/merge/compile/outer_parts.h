// Charts, drawings of SmartArt and comments within a repeat: each is one part, or stands in one,
// which every copy shows. Its tags take the record's fields, not the item's; that must be said.
#pragma once

#include <string>
#include <vector>

#include "docx/document.h"
#include "merge/compile/outline.h"
#include "merge/values/scope.h"

namespace sealpress::merge {

/// A part with tags that stands in a section.
struct OuterPart {
  Key section;
  std::string part;
};

/// Those of one story part.
std::vector<OuterPart> outer_parts(const docx::Document& file, const docx::StoryPart& part,
                                   const Outline& outline);

/// A warning for each whose section is a list in this record.
void report_outer_parts(const std::vector<OuterPart>& parts, const Scope& record,
                        Diagnostics& findings);

}  // namespace sealpress::merge
