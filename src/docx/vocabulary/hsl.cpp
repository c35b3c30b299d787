#include "docx/vocabulary/hsl.h"

#include <algorithm>
#include <cmath>

namespace sealpress::docx {

namespace {

double channel(double p, double q, double t) {
  t -= std::floor(t);
  if (t < 1.0 / 6) return p + (q - p) * 6 * t;
  if (t < 1.0 / 2) return q;
  if (t < 2.0 / 3) return p + (q - p) * (2.0 / 3 - t) * 6;
  return p;
}

std::uint8_t to_byte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
}

}  // namespace

Hsl to_hsl(Color color) {
  const double r = color.red / 255.0, g = color.green / 255.0, b = color.blue / 255.0;
  const double high = std::max({r, g, b}), low = std::min({r, g, b}), span = high - low;
  Hsl hsl{0, 0, (high + low) / 2};
  if (span <= 0) return hsl;
  hsl.saturation = hsl.lightness > 0.5 ? span / (2 - high - low) : span / (high + low);
  if (high <= r) {
    hsl.hue = (g - b) / span + (g < b ? 6 : 0);
  } else {
    hsl.hue = high <= g ? (b - r) / span + 2 : (r - g) / span + 4;
  }
  hsl.hue /= 6;
  return hsl;
}

Color to_rgb(Hsl hsl) {
  const double l = std::clamp(hsl.lightness, 0.0, 1.0), s = std::clamp(hsl.saturation, 0.0, 1.0);
  const double q = l < 0.5 ? l * (1 + s) : l + s - l * s;
  const double p = 2 * l - q;
  return {to_byte(channel(p, q, hsl.hue + 1.0 / 3)), to_byte(channel(p, q, hsl.hue)),
          to_byte(channel(p, q, hsl.hue - 1.0 / 3))};
}

}  // namespace sealpress::docx
