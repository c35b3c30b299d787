// Charts: drawn from the data that the file keeps, placed as Word's charts were seen to be.
#pragma once

#include <vector>

#include "docx/chart.h"
#include "frame/frame.h"
#include "layout/context.h"

namespace sealpress::layout {

/// The chart within `box`, as items in the box's coordinates.
std::vector<frame::Item> draw_chart(const docx::Chart& chart, const Rect& box,
                                    const Context& context);

}  // namespace sealpress::layout
