// Anchored drawings on a page: where they stand, and which parts of lines they take.
#pragma once

#include <vector>

#include "docx/node.h"
#include "layout/flow.h"
#include "layout/page/geometry.h"

namespace sealpress::layout {

/// The frame of reference of anchors: the page, its body, and the column of the text.
struct Surroundings {
  Sheet sheet;
  Length body_top, body_bottom;
  ColumnPlace column;
  bool odd = true;  ///< a right-hand page: inside is left
};

/// An anchored drawing in its place, in page coordinates.
struct Float {
  const docx::Drawing* drawing = nullptr;
  std::shared_ptr<const Piece> content;
  Rect rect;
};

/// Where a drawing of `size` stands; `anchor` in page coordinates.
Rect float_rect(const docx::Drawing& drawing, Size size, const Anchor& anchor,
                const Surroundings& around);

/// Floats around which text flows, as seen from a region with its top left corner at `origin`.
class FloatObstacles : public Obstacles {
 public:
  FloatObstacles(const std::vector<Float>& floats, Point origin, Length width);
  Gap at(Length y, Length height) const override;
  bool empty() const { return blocked_.empty(); }

 private:
  struct Blocked {
    Length left, right, top, bottom;  ///< region coordinates, distances included
    bool whole = false;               ///< nothing beside it
    std::string_view side;
  };
  std::vector<Blocked> blocked_;
  Length width_;
};

/// Whether text flows around the drawing.
bool is_wrapped(const docx::Drawing& drawing);

}  // namespace sealpress::layout
