#include "layout/chart/scale.h"

#include <algorithm>
#include <cmath>

namespace sealpress::layout::chart {
namespace {

constexpr std::size_t kMostTicks = 500;

/// The smallest step of 1, 2 or 5 times a power of ten that takes no more than `most_steps`.
double step_for(double bottom, double top, double most_steps) {
  const double least = (top - bottom) / std::max(most_steps, 1.0);
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0}) {
    const double step = power * factor;
    const double steps = std::ceil(top / step - 1e-9) - std::floor(bottom / step + 1e-9);
    if (step >= least * (1 - 1e-9) && steps <= most_steps + 1e-9) return step;
  }
  return power * 50;
}

}  // namespace

std::vector<double> Scale::ticks() const {
  std::vector<double> all;
  const double slack = major * 1e-6;
  for (std::size_t i = 0; i < kMostTicks; ++i) {
    double tick = least + static_cast<double>(i) * major;
    if (tick > most + slack) break;
    if (std::abs(tick) < slack) tick = 0;
    all.push_back(tick);
  }
  return all;
}

Scale scale_of(const docx::ChartAxis& axis, double low, double high, double most_steps) {
  if (low > high) low = 0, high = 1;
  double bottom = std::min(low, 0.0), top = std::max(high, 0.0);
  // Values that lie close together do not begin at zero.
  if (low > 0 && (high - low) * 6 < high && high > low) bottom = low - (high - low) / 2;
  if (high < 0 && (high - low) * 6 < -low && high > low) top = high + (high - low) / 2;
  const double range = top - bottom > 0 ? top - bottom : 1;
  if (top > 0) top += range * 0.05;
  if (bottom < 0) bottom -= range * 0.05;
  if (top <= bottom) top = bottom + 1;
  if (axis.least) bottom = *axis.least;
  if (axis.most) top = *axis.most;
  if (top <= bottom) top = bottom + 1;
  Scale scale;
  const bool fits = axis.major && *axis.major > 0 &&
                    (top - bottom) / *axis.major < static_cast<double>(kMostTicks);
  scale.major = fits ? *axis.major : step_for(bottom, top, most_steps);
  scale.least = axis.least ? bottom : std::floor(bottom / scale.major + 1e-9) * scale.major;
  scale.most = axis.most ? top : std::ceil(top / scale.major - 1e-9) * scale.major;
  return scale;
}

}  // namespace sealpress::layout::chart
