// The text of a shape (wps:txbx, v:textbox), and WordArt.
#pragma once

#include "docx/node.h"
#include "layout/context.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// A shape's text laid out within its insets.
struct ShapeText {
  Piece piece;   ///< in coordinates of the shape's unturned box, whose top left is 0, 0
  Length grown;  ///< by how much the box is higher than stated (wps:spAutoFit); may be negative
};

/// Lays out `shape.text`. A box that does not grow cuts its text.
ShapeText lay_out_text(const docx::Shape& shape, Context& context);

/// Lays out `shape.plain_text`, the words of a shape that holds no paragraphs of Word's, centred.
ShapeText lay_out_plain(const docx::Shape& shape, Context& context);

/// WordArt: `shape.plain_text` stretched over the shape's box, as items in the drawing's
/// coordinates.
std::vector<frame::Item> word_art(const docx::Shape& shape, Context& context);

}  // namespace sealpress::layout
