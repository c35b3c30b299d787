// Gradients as shadings (ISO 32000-1, 8.7.4.5).
#pragma once

#include <string>

#include "frame/frame.h"
#include "pdf/write/canvas.h"

namespace sealpress::pdf {

/// The dictionary of an axial or radial shading, in the coordinates of `canvas`.
std::string written_shading(const frame::Gradient& gradient, const Canvas& canvas);

}  // namespace sealpress::pdf
