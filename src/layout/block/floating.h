// Text frames (w:framePr, 17.3.1.11) and floating tables (w:tblpPr, 17.4.57): boxes that leave the
// flow and stand as anchored drawings do.
#pragma once

#include <optional>
#include <span>

#include "layout/block/blocks.h"
#include "layout/context.h"

namespace sealpress::layout {

/// Whether w:framePr makes a frame. Word takes one that states no size and no place for none at
/// all, which is what some producers write into the defaults of the document.
bool makes_frame(const docx::FrameProperties& frame);

/// The box of paragraphs that share one w:framePr, in text of `width`; nullopt where it would be
/// higher than the page's text and has to stay in the flow, where it can be split.
std::optional<Block> text_frame(const docx::FrameProperties& frame,
                                std::span<const docx::Node* const> paragraphs, Length width,
                                Context& context);

/// `table` taken out of the flow. A table higher than a page stays in the flow, where it can be
/// split.
Block floating_table(const docx::TablePosition& position, Block table, Length width,
                     Context& context);

}  // namespace sealpress::layout
