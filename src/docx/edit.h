// Tools for making changed copies of read nodes.
#pragma once

#include <span>
#include <string_view>

#include "docx/node.h"

namespace sealpress::docx {

/// A shallow copy of `node`, of its own type, with other children (which are the arena's), to be
/// written tag by tag: not `intact`; an empty element (<w:p/>) gets a start and an end tag. Of a
/// drawing the shapes' text boxes follow: each story among the old children is replaced by the one
/// that comes as the same among the new ones.
Node* with_children(const Node& node, std::span<const Node* const> children, Arena& arena);

/// Where the character at `offset` of a source node's Text::text stands in the bytes between its
/// tags (text.children's source): references, CDATA sections and dropped white space considered.
/// `offset` may be the text's length: the end of what its last character was made of.
std::size_t source_offset(const Text& text, std::size_t offset);

/// The bytes between the tags of a source node.
std::string_view inner_source(const Node& node);

}  // namespace sealpress::docx
