// Hue, saturation and lightness, in which Office changes colours.
#pragma once

#include "base/color.h"

namespace sealpress::docx {

struct Hsl {
  double hue = 0, saturation = 0, lightness = 0;  ///< each 0 to 1
};

Hsl to_hsl(Color color);
/// Values out of range are clamped.
Color to_rgb(Hsl hsl);

}  // namespace sealpress::docx
