// Text whose lines run up or down (w:textDirection 17.4.72, wps:bodyPr vert).
//
// It is laid out in ordinary lines as long as its box is high, then turned. In East Asian vertical
// text (tbRl) ideographs stand upright, Latin letters and brackets lie on their side (UAX #50).
#pragma once

#include "docx/properties.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// Turns `piece`, whose lines are `room.height` long, into a box of size `room`; its first line
/// stands `across` from the edge where lines begin (the right one for tbRl, else the left one).
Piece turn(Piece piece, docx::TextFlow direction, Size room, Length across);

}  // namespace sealpress::layout
