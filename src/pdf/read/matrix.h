// An affine map of the plane as content streams state it (ISO 32000-1, 8.3.3).
#pragma once

#include <algorithm>

#include "pdf/read/pages.h"

namespace sealpress::pdf {

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  /// First this one, then the other.
  Matrix then(const Matrix& m) const {
    return {a * m.a + b * m.c, a * m.b + b * m.d,       c * m.a + d * m.c,
            c * m.b + d * m.d, e * m.a + f * m.c + m.e, e * m.b + f * m.d + m.f};
  }
  double x_of(double x, double y) const { return a * x + c * y + e; }
  double y_of(double x, double y) const { return b * x + d * y + f; }
  /// Around the image of a rectangle.
  Box box(double left, double bottom, double right, double top) const {
    Box out{1e300, 1e300, -1e300, -1e300};
    for (const double x : {left, right}) {
      for (const double y : {bottom, top}) {
        const double u = x_of(x, y), v = y_of(x, y);
        out = {std::min(out.left, u), std::min(out.bottom, v), std::max(out.right, u),
               std::max(out.top, v)};
      }
    }
    return out;
  }
};

/// Six numbers; without them the map that changes nothing.
inline Matrix matrix_of(const OutsideValue& array) {
  if (array.size() < 6) return {};
  const auto n = [&](std::size_t i) { return array.at(i).number().value_or(0); };
  return {n(0), n(1), n(2), n(3), n(4), n(5)};
}

}  // namespace sealpress::pdf
