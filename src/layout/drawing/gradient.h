// Gradients of shapes.
#pragma once

#include <memory>

#include "docx/node.h"
#include "frame/frame.h"

namespace sealpress::layout {

/// The gradient that fills the shape, turned and mirrored with it, in the drawing's coordinates;
/// null if it has none.
std::shared_ptr<const frame::Gradient> gradient_of(const docx::Shape& shape);

}  // namespace sealpress::layout
