// Vertical merges (17.4.84) and repeated rows.
#pragma once

#include "docx/node.h"

namespace sealpress::merge {

/// Whether repeating the rows from `first` to `last` would tear a vertical merge: one that starts
/// in them and goes on below, or one from above that ends before the last of several rows.
bool tears_vertical_merge(const docx::Table& table, const docx::Node* first,
                          const docx::Node* last);

}  // namespace sealpress::merge
