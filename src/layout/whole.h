// Filling a flow to its end where pages do not matter: cells and text boxes.
#pragma once

#include "base/diagnostic.h"
#include "docx/document.h"
#include "layout/block/block_flow.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// A region without an end, for lines of `width`.
Region endless(Length width, bool measure);

/// Fills until the flow is done, through page breaks, which mean nothing there.
Filled fill_all(const BlockFlow& flow, Cursor& cursor, const Region& region);

/// Fills through page breaks as far as the region's height reaches.
Filled fill_within(const BlockFlow& flow, Cursor& cursor, Region region);

/// The text of the lines whose baseline lies below `y`, in the piece's coordinates; what a cut
/// there would lose.
std::string text_below(const Piece& piece, Length y);

/// A remark that `text` does not fit where it stands, in the paragraph `node`.
Diagnostic cut_off(const docx::Document& file, const docx::Node* node, std::string text);

/// Cuts a piece to `window`, in the piece's coordinates. Lines that begin below it are dropped.
void clip(Piece& piece, const Rect& window);

}  // namespace sealpress::layout
