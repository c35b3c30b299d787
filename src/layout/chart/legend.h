// A chart's legend: its entries and its place.
#pragma once

#include <optional>

#include "layout/chart/plan.h"

namespace sealpress::layout::chart {

/// Where the legend stands; nothing if it has no entry. `above`: what the title takes.
std::optional<Box> legend_box(const docx::Chart& chart, const Sheet& sheet, double above);

/// Draws signs and words of the entries into `box`.
void draw_legend(const docx::Chart& chart, const Box& box, Sheet& sheet, const docx::Theme& theme);

}  // namespace sealpress::layout::chart
