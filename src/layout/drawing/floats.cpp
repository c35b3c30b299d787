#include "layout/drawing/floats.h"

#include <algorithm>

namespace sealpress::layout {

namespace {

/// Text needs an inch beside an obstacle.
constexpr Length kLeastGap = Length::twips(1440);

Area column_of(const docx::AnchorPosition& position, const Anchor& anchor) {
  if (position.relative_from == "character") return {anchor.character.x, anchor.character.x};
  return {anchor.column_left, anchor.column_left + anchor.column_width};
}

/// A cell's height is not known while its text is set: what is aligned to it stands at its top.
Length cell_line(const docx::AnchorPosition& position, const Anchor& anchor) {
  if (position.relative_from == "paragraph") return anchor.paragraph_top;
  return position.relative_from == "line" ? anchor.line_top : anchor.cell_top;
}

}  // namespace

Length place_in(const Area& area, const docx::AnchorPosition& position, Length extent, bool odd) {
  std::string_view align = position.align;
  if (align == "inside") align = odd ? "left" : "right";
  if (align == "outside") align = odd ? "right" : "left";
  if (align == "center") return area.from + (area.extent() - extent) / 2;
  if (align == "right" || align == "bottom") return area.to - extent;
  if (align == "left" || align == "top") return area.from;
  if (position.has_percent) return area.from + area.extent().scaled(position.percent);
  return area.from + position.offset;
}

Rect place_in_cell(const docx::Drawing& drawing, Size size, const Anchor& anchor, bool odd) {
  const Length x =
      place_in(column_of(drawing.horizontal, anchor), drawing.horizontal, size.width, odd);
  const bool aligned = !drawing.vertical.align.empty() || drawing.vertical.has_percent;
  const Length y =
      cell_line(drawing.vertical, anchor) + (aligned ? Length() : drawing.vertical.offset);
  return {x, y, size.width, size.height};
}

bool is_wrapped(const docx::Drawing& drawing) {
  return drawing.wrap != docx::Wrap::none && drawing.wrap != docx::Wrap::inline_ &&
         !drawing.behind_text;
}

/// Where text stands on one side only (20.4.3.7), the other side is taken too.
FloatObstacles::FloatObstacles(const std::vector<Float>& floats, Point origin, Length width)
    : width_(width) {
  for (const Float& f : floats) {
    if (!is_wrapped(f)) continue;
    Blocked blocked;
    blocked.left = f.rect.x - f.drawing->dist_left - origin.x;
    blocked.right = f.rect.right() + f.drawing->dist_right - origin.x;
    blocked.top = f.rect.y - f.drawing->dist_top - origin.y;
    blocked.bottom = f.rect.bottom() + f.drawing->dist_bottom - origin.y;
    const bool whole = f.drawing->wrap == docx::Wrap::top_and_bottom;
    if (!whole && (blocked.right <= Length() || blocked.left >= width)) continue;
    const std::string_view side = f.drawing->wrap_side;
    const bool left_is_larger = blocked.left >= width - blocked.right;
    const bool left_only = side == "left" || (side == "largest" && left_is_larger);
    const bool right_only = side == "right" || (side == "largest" && !left_is_larger);
    if (whole || right_only) blocked.left = min(blocked.left, Length());
    if (whole || left_only) blocked.right = max(blocked.right, width);
    blocked_.push_back(blocked);
  }
  std::stable_sort(blocked_.begin(), blocked_.end(),
                   [](const Blocked& a, const Blocked& b) { return a.left < b.left; });
}

Obstacles::Gap FloatObstacles::at(Length y, Length height, Length from) const {
  Gap gap{from, width_, kInfinite};
  bool met = false;
  for (const Blocked& b : blocked_) {
    if (b.top >= y + height || b.bottom <= y) continue;
    met = true;
    gap.next_y = min(gap.next_y, b.bottom);
    if (b.left - gap.left >= kLeastGap && gap.right == width_) gap.right = b.left;
    if (gap.right == width_) gap.left = max(gap.left, b.right);
  }
  if (met && gap.right - gap.left < kLeastGap) gap.right = gap.left;
  return gap;
}

}  // namespace sealpress::layout
