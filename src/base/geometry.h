// Points, sizes and rectangles on a page. The origin is the page's top left corner, y grows
// downwards, as in Word; the PDF writer turns the axis at the very end.
#pragma once

#include "base/length.h"

namespace sealpress {

struct Point {
  Length x, y;
  constexpr bool operator==(const Point&) const = default;
  constexpr Point operator+(Point o) const { return {x + o.x, y + o.y}; }
};

struct Size {
  Length width, height;
  constexpr bool operator==(const Size&) const = default;
};

struct Rect {
  Length x, y, width, height;
  constexpr bool operator==(const Rect&) const = default;
  constexpr Length right() const { return x + width; }
  constexpr Length bottom() const { return y + height; }
};

/// An affine map (a b c d e f) as in ISO 32000-1 8.3.3, but on the y-down page: a point (x, y)
/// goes to (a x + c y + e, b x + d y + f).
struct Transform {
  double a = 1, b = 0, c = 0, d = 1;
  Length e, f;
};

}  // namespace sealpress
