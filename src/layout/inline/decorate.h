// Lines and grounds that belong to text: underlines, strikes, shading, borders, emphasis marks.
#pragma once

#include "layout/flow.h"
#include "layout/inline/format.h"

namespace sealpress::layout {

/// A stretch of a line with one format.
struct DecoratedStretch {
  const TextFormat* format = nullptr;
  FontSlot slot = FontSlot::ascii;
  Length from, to;     ///< x
  Length baseline;     ///< y
  Length top, bottom;  ///< of the line
};

/// Ground below the text.
void draw_ground(const DecoratedStretch& stretch, Piece& piece);
/// A line below the text; `thickest` is the largest size that the underline runs along.
void draw_underline(const DecoratedStretch& stretch, Length thickest, Piece& piece);
void draw_strike(const DecoratedStretch& stretch, Piece& piece);
void draw_border(const DecoratedStretch& stretch, Piece& piece);
/// The mark of one character that is `width` wide.
void draw_emphasis(const DecoratedStretch& character, Piece& piece);

}  // namespace sealpress::layout
