// The outlines of shapes (20.1.9.18 a:prstGeom, VML shape types): the path that the reader found,
// else what is known here of simple shapes, with their usual proportions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "docx/node.h"
#include "frame/frame.h"

namespace sealpress::layout {

/// The outline of the shape in the drawing's coordinates, not yet turned or mirrored; nullopt for
/// a preset that nobody knows. Callouts are their body alone.
std::optional<std::vector<frame::PathCommand>> outline_of(const docx::Shape& shape);

/// Whether the outline encloses an area to be filled.
bool is_closed(const std::vector<frame::PathCommand>& outline);

}  // namespace sealpress::layout
