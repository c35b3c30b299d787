// The path attribute of VML shapes (ECMA-376 Part 4, 19.1.2.19, "path").
#pragma once

#include <string_view>
#include <vector>

#include "docx/node.h"

namespace sealpress::docx {

/// The steps of a path of plain coordinates, scaled from `width` x `height` to the box. Empty if
/// the path uses formulas or commands that are not known here.
std::vector<Shape::PathStep> read_vml_path(std::string_view path, double width, double height,
                                           const Rect& box);

}  // namespace sealpress::docx
