#include "layout/drawing/gradient.h"

#include <cmath>
#include <numbers>

#include "layout/drawing/shape_map.h"

namespace sealpress::layout {
namespace {

/// From a centre to the farthest corner.
void set_circle(const docx::Shape& shape, frame::Gradient& gradient) {
  const Rect& box = shape.box;
  gradient.from = {box.x + box.width.scaled(shape.gradient.center_x),
                   box.y + box.height.scaled(shape.gradient.center_y)};
  const bool right = shape.gradient.center_x < 0.5, down = shape.gradient.center_y < 0.5;
  gradient.to = {right ? box.right() : box.x, down ? box.bottom() : box.y};
}

/// Through the middle, from the first corner that a line across it meets to the last.
void set_line(const docx::Shape& shape, frame::Gradient& gradient) {
  const Rect& box = shape.box;
  const double angle = shape.gradient.angle * std::numbers::pi / 180;
  const double cosine = std::cos(angle), sine = std::sin(angle);
  const Length half = (box.width.scaled(std::abs(cosine)) + box.height.scaled(std::abs(sine))) / 2;
  const Point middle{box.x + box.width / 2, box.y + box.height / 2};
  gradient.from = middle + Point{-half.scaled(cosine), -half.scaled(sine)};
  gradient.to = middle + Point{half.scaled(cosine), half.scaled(sine)};
}

}  // namespace

std::shared_ptr<const frame::Gradient> gradient_of(const docx::Shape& shape) {
  if (shape.gradient.stops.size() < 2) return nullptr;
  auto gradient = std::make_shared<frame::Gradient>();
  gradient->radial = shape.gradient.radial;
  for (const docx::GradientStop& stop : shape.gradient.stops) {
    gradient->stops.push_back({stop.at, stop.color});
  }
  shape.gradient.radial ? set_circle(shape, *gradient) : set_line(shape, *gradient);
  if (is_mapped(shape)) {
    const Transform map = map_of(shape);
    gradient->from = mapped(map, gradient->from);
    gradient->to = mapped(map, gradient->to);
  }
  return gradient;
}

}  // namespace sealpress::layout
