#include "pdf/write/shading.h"

#include <algorithm>
#include <cmath>

namespace sealpress::pdf {
namespace {

std::string written_color(Color color) {
  std::string out = "[";
  for (const int channel : {color.red, color.green, color.blue}) {
    append_factor(out, channel / 255.0);
    out += ' ';
  }
  return out + "]";
}

/// From one colour to the next (7.10.3).
std::string written_step(Color from, Color to) {
  return "<</FunctionType 2/Domain[0 1]/N 1/C0" + written_color(from) + "/C1" + written_color(to) +
         ">>";
}

/// All steps, one after the other (7.10.4). Bounds must ascend, so that stops at one place lie a
/// little apart.
std::string written_function(const std::vector<frame::Gradient::Stop>& stops) {
  constexpr double kApart = 0.00001;
  std::string functions, bounds, encode;
  double last = 0;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    functions += written_step(stops[i].color, stops[i + 1].color);
    encode += "0 1 ";
    if (i + 2 == stops.size()) break;
    last = std::min(std::max(stops[i + 1].at, last + kApart), 1.0);
    append_factor(bounds, last);
    bounds += ' ';
  }
  return "<</FunctionType 3/Domain[0 1]/Functions[" + functions + "]/Bounds[" + bounds +
         "]/Encode[" + encode + "]>>";
}

void append_point(std::string& out, Point point, const Canvas& canvas) {
  append_length(out, point.x);
  out += ' ';
  append_mille(out, canvas.y_up(point.y));
  out += ' ';
}

}  // namespace

std::string written_shading(const frame::Gradient& gradient, const Canvas& canvas) {
  // The outermost colours reach to the ends.
  std::vector<frame::Gradient::Stop> stops = gradient.stops;
  if (stops.front().at > 0) stops.insert(stops.begin(), {0, stops.front().color});
  if (stops.back().at < 1) stops.push_back({1, stops.back().color});
  std::string coordinates;
  append_point(coordinates, gradient.from, canvas);
  if (gradient.radial) {
    const Length radius = Length::pt(std::hypot((gradient.to.x - gradient.from.x).to_pt(),
                                                (gradient.to.y - gradient.from.y).to_pt()));
    coordinates += "0 ";
    append_point(coordinates, gradient.from, canvas);
    append_length(coordinates, radius);
  } else {
    append_point(coordinates, gradient.to, canvas);
  }
  return std::string("<</ShadingType ") + (gradient.radial ? "3" : "2") +
         "/ColorSpace/DeviceRGB/Extend[true true]/Coords[" + coordinates + "]/Function" +
         written_function(stops) + ">>";
}

}  // namespace sealpress::pdf
