// Drawings that stand beside the text: where along an axis, and which parts of lines they take.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "docx/node.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// An anchored drawing in its place.
struct Float {
  const docx::Drawing* drawing = nullptr;
  std::shared_ptr<const Piece> content;
  Rect rect;
  bool in_cell = false;  ///< anchored in a table cell: what flows around it is the cell's matter
};

/// The area that a position refers to, along one axis.
struct Area {
  Length from, to;
  Length extent() const { return to - from; }
};

/// Where a drawing of that extent begins in `area` (20.4.2.10, 20.4.2.11); `odd`: on a right-hand
/// page, where inside is left.
Length place_in(const Area& area, const docx::AnchorPosition& position, Length extent, bool odd);

/// Where a drawing anchored in a table cell stands, in the coordinates of `anchor`: everything is
/// relative to the cell (layoutInCell, 20.4.2.3).
Rect place_in_cell(const docx::Drawing& drawing, Size size, const Anchor& anchor, bool odd);

/// Whether text flows around the drawing.
bool is_wrapped(const docx::Drawing& drawing);
/// The same of the text outside of tables.
inline bool is_wrapped(const Float& f) {
  return !f.in_cell && is_wrapped(*f.drawing);
}

/// Floats around which text flows, as seen from a region with its top left corner at `origin`.
class FloatObstacles : public Obstacles {
 public:
  FloatObstacles(const std::vector<Float>& floats, Point origin, Length width);
  Gap at(Length y, Length height, Length from) const override;
  bool empty() const { return blocked_.empty(); }

 private:
  struct Blocked {
    Length left, right, top, bottom;  ///< region coordinates, distances included
  };
  std::vector<Blocked> blocked_;  ///< by their left sides
  Length width_;
};

}  // namespace sealpress::layout
