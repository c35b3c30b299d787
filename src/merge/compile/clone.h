// Path copying: shallow copies of a template's nodes, with other children.
#pragma once

#include <span>

#include "docx/node.h"

namespace sealpress::merge {

/// A copy of `node`, of its own type, with these children; not intact.
docx::Node* with_children(docx::Arena& arena, const docx::Node& node,
                          std::span<const docx::Node* const> children);

/// The bytes of a leaf, whether read or made.
std::string_view bytes_of(const docx::Node& leaf);

/// Bytes of markup that layout does not read.
const docx::Node* make_raw(docx::Arena& arena, std::string_view xml);

}  // namespace sealpress::merge
