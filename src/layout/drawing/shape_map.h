// Where the turn and the mirrors of a shape take its points (20.1.7.6 a:xfrm).
#pragma once

#include "base/geometry.h"
#include "docx/node.h"

namespace sealpress::layout {

/// Whether the shape is turned or mirrored at all.
bool is_mapped(const docx::Shape& shape);

/// Mirrors first, then turns clockwise, both about the middle of the shape's box.
Transform map_of(const docx::Shape& shape);

Point mapped(const Transform& map, Point point);

/// The upright rectangle around the turned box.
Rect bounds_of(const docx::Shape& shape);

}  // namespace sealpress::layout
