// The first step of a flow: nodes become blocks, wrappers and controls are looked through.
#pragma once

#include <span>

#include "layout/block/blocks.h"
#include "layout/context.h"

namespace sealpress::layout {

/// Paragraphs and tables below `nodes` in order, through controls and wrappers.
std::vector<const docx::Node*> block_nodes(std::span<const docx::Node* const> nodes);

/// Prepares the blocks. `cell` is the format that a table gives, null outside.
Blocks collect_blocks(std::span<const docx::Node* const> nodes, Length width,
                      const docx::CellFormat* cell, Context& context);

}  // namespace sealpress::layout
