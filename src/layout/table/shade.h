// Shading of cells.
#pragma once

#include <optional>
#include <vector>

#include "docx/properties.h"
#include "layout/flow.h"

namespace sealpress::layout::table {

/// The colour that w:shd gives (17.3.5): a percentage of its colour over its fill; nullopt where
/// nothing is painted.
std::optional<Color> shade_of(const docx::Shading& shading);

/// Collects shaded boxes, joined where one continues another to the right or downwards.
class Shades {
 public:
  void add(const Rect& box, Color color);
  std::vector<frame::Item> take() &&;

 private:
  struct Shade {
    Rect box;
    Color color;
  };
  std::vector<Shade> shades_;
};

}  // namespace sealpress::layout::table
