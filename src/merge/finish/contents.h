// Tables of contents of merged documents: their entries are results of a field that only a reader
// of the finished pages can make, so the file asks Word to make them anew, and the user is told.
#pragma once

#include "docx/document.h"
#include "merge/compile/outline.h"

namespace sealpress::merge {

/// The paragraph with the contents of a part whose headings, or entries, tags can change; nullptr
/// if there is none.
const docx::Node* changing_contents(const docx::Document& file, const docx::StoryPart& part,
                                    const Outline& outline);

/// The story with its contents marked as out of date (w:dirty).
const docx::Node* with_stale_contents(const docx::Node& root, docx::Arena& arena);

struct ChangedPart {
  std::string part, bytes;
};
/// The settings without w:mailMerge (17.14.20), which lets Word ask for a data source that the
/// finished document does not need; nothing if they have none.
std::optional<ChangedPart> settings_without_mail_merge(const docx::Document& file);

/// Lets Word make all fields anew when it opens the file (w:updateFields, 17.15.1.81).
void ask_for_update(docx::View& view);

}  // namespace sealpress::merge
