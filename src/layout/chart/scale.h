// Axes of values: from where to where, and where their ticks stand.
#pragma once

#include <cstddef>
#include <vector>

#include "docx/chart.h"

namespace sealpress::layout::chart {

struct Scale {
  double least = 0, most = 1, major = 1;

  /// 0 at the axis' beginning, 1 at its end.
  double at(double value) const { return (value - least) / (most - least); }
  std::vector<double> ticks() const;
};

/// What the axis states, else what Word chooses for values from `low` to `high`: from zero where
/// they do not lie close together, a twentieth more than the highest, in steps of 1, 2 or 5 times a
/// power of ten of which at most `most_steps` fit (read off Word's charts).
Scale scale_of(const docx::ChartAxis& axis, double low, double high, double most_steps);

}  // namespace sealpress::layout::chart
