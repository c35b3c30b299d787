#include "layout/drawing/shape_map.h"

#include <array>
#include <cmath>
#include <numbers>

namespace sealpress::layout {
namespace {

/// Sine and cosine; exact at quarter turns, so that what is not turned stays unturned.
std::pair<double, double> direction(double degrees) {
  const double quarters = degrees / 90;
  const double whole = std::round(quarters);
  if (std::abs(quarters - whole) < 1e-9) {
    static constexpr std::array kSines{0.0, 1.0, 0.0, -1.0};
    const auto turn = static_cast<std::size_t>(std::fmod(std::fmod(whole, 4) + 4, 4));
    return {kSines[turn], kSines[(turn + 1) % 4]};
  }
  const double angle = degrees * std::numbers::pi / 180;
  return {std::sin(angle), std::cos(angle)};
}

}  // namespace

bool is_mapped(const docx::Shape& shape) {
  return shape.rotation != 0 || shape.flip_h || shape.flip_v;
}

Transform map_of(const docx::Shape& shape) {
  const auto [sine, cosine] = direction(shape.rotation);
  const double across = shape.flip_h ? -1 : 1, down = shape.flip_v ? -1 : 1;
  Transform map{cosine * across, sine * across, -sine * down, cosine * down, {}, {}};
  const Point middle{shape.box.x + shape.box.width / 2, shape.box.y + shape.box.height / 2};
  const Point moved = mapped(map, middle);
  map.e = middle.x - moved.x;
  map.f = middle.y - moved.y;
  return map;
}

Point mapped(const Transform& map, Point point) {
  return {point.x.scaled(map.a) + point.y.scaled(map.c) + map.e,
          point.x.scaled(map.b) + point.y.scaled(map.d) + map.f};
}

Rect bounds_of(const docx::Shape& shape) {
  const Rect& box = shape.box;
  const Transform map = map_of(shape);
  Point from = mapped(map, {box.x, box.y}), to = from;
  for (const Point corner :
       {Point{box.right(), box.y}, Point{box.x, box.bottom()}, Point{box.right(), box.bottom()}}) {
    const Point p = mapped(map, corner);
    from = {min(from.x, p.x), min(from.y, p.y)};
    to = {max(to.x, p.x), max(to.y, p.y)};
  }
  return {from.x, from.y, to.x - from.x, to.y - from.y};
}

}  // namespace sealpress::layout
