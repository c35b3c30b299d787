// Arrowheads and other ends of lines (20.1.8.3 a:headEnd, 20.1.8.57 a:tailEnd; VML v:stroke).
#pragma once

#include <vector>

#include "docx/node.h"
#include "frame/frame.h"

namespace sealpress::layout {

/// Draws the ends that `outline` asks for at the ends of `line`, an open path of one stroke, and
/// pulls the line back where it would show beyond its arrow's tip. Nothing for other paths.
std::vector<frame::Item> draw_line_ends(const docx::Outline& outline, frame::Path& line);

}  // namespace sealpress::layout
