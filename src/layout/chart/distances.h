// Distances around a chart's axes, read off Word's charts: points, and sizes of the text.
#pragma once

#include "docx/chart.h"

namespace sealpress::layout::chart {

inline constexpr double kPad = 6.5;          ///< between labels and the chart's edge
inline constexpr double kTick = 3.17;        ///< a tick's length
inline constexpr double kGapAcross = 0.583;  ///< em, between a tick and a label beside it
inline constexpr double kGapDown = 0.33;     ///< em, below it

/// How far an axis' ticks reach towards its labels.
inline double tick(const docx::ChartAxis& axis) {
  return axis.ticks_out ? kTick : 0;
}

}  // namespace sealpress::layout::chart
