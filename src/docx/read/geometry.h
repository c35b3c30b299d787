// Outlines of shapes: a:custGeom, and those of a:prstGeom that forms use.
#pragma once

#include <span>
#include <string_view>

#include "docx/node.h"
#include "docx/vocabulary/names.h"

namespace sealpress::docx {

/// Sets type, preset and path of a shape whose box is known, from its a:spPr.
void read_geometry(xml::Node shape_properties, Shape& shape, Arena& arena);

/// The path of a preset shape as a circumscribing box of that size has it; empty for presets that
/// are not known here and for those that have a Shape::Type of their own. `adjustments` are the
/// a:avLst values in their order, for those that the document states.
std::span<const Shape::PathStep> preset_path(std::string_view preset, xml::Node adjustments,
                                             const Rect& box, Arena& arena);

}  // namespace sealpress::docx
