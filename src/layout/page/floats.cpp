#include "layout/page/floats.h"

#include <algorithm>

namespace sealpress::layout {

namespace {

/// The area that a position refers to, along one axis.
struct Area {
  Length from, to;
  Length extent() const { return to - from; }
};

Area horizontal_area(const docx::AnchorPosition& position, const Anchor& anchor,
                     const Surroundings& around) {
  const Rect& text = around.sheet.text;
  std::string_view from = position.relative_from;
  if (from == "insideMargin") from = around.odd ? "leftMargin" : "rightMargin";
  if (from == "outsideMargin") from = around.odd ? "rightMargin" : "leftMargin";
  // In a cell everything is relative to the cell (layoutInCell, 20.4.2.3).
  if (anchor.in_cell && anchor.drawing->layout_in_cell) {
    if (from == "character") return {anchor.character.x, anchor.character.x};
    return {anchor.column_left, anchor.column_left + anchor.column_width};
  }
  if (from == "page") return {{}, around.sheet.size.width};
  if (from == "leftMargin") return {{}, text.x};
  if (from == "rightMargin") return {text.right(), around.sheet.size.width};
  if (from == "margin") return {text.x, text.right()};
  if (from == "character") return {anchor.character.x, anchor.character.x};
  return {around.column.x, around.column.x + around.column.width};
}

Area vertical_area(const docx::AnchorPosition& position, const Anchor& anchor,
                   const Surroundings& around) {
  const std::string_view from = position.relative_from;
  const Length height = around.sheet.size.height;
  if (from == "page") return {{}, height};
  if (from == "topMargin") return {{}, around.body_top};
  if (from == "bottomMargin") return {around.body_bottom, height};
  if (from == "margin") return {around.body_top, around.body_bottom};
  if (from == "line") return {anchor.line_top, height};
  return {anchor.paragraph_top, height};
}

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

bool follows_text(const docx::AnchorPosition& position) {
  return position.relative_from == "paragraph" || position.relative_from == "line";
}

}  // namespace

bool is_wrapped(const docx::Drawing& drawing) {
  return drawing.wrap != docx::Wrap::none && drawing.wrap != docx::Wrap::inline_ &&
         !drawing.behind_text;
}

Rect float_rect(const docx::Drawing& drawing, Size size, const Anchor& anchor,
                const Surroundings& around) {
  const Area across = horizontal_area(drawing.horizontal, anchor, around);
  const Area down = vertical_area(drawing.vertical, anchor, around);
  Rect rect{place_in(across, drawing.horizontal, size.width, around.odd),
            place_in(down, drawing.vertical, size.height, around.odd), size.width, size.height};
  // What follows its paragraph stays on the page.
  if (follows_text(drawing.vertical) && rect.bottom() > around.sheet.size.height) {
    rect.y = max(around.sheet.size.height - size.height, Length());
  }
  return rect;
}

FloatObstacles::FloatObstacles(const std::vector<Float>& floats, Point origin, Length width)
    : width_(width) {
  for (const Float& f : floats) {
    if (!is_wrapped(*f.drawing)) continue;
    Blocked blocked;
    blocked.left = f.rect.x - f.drawing->dist_left - origin.x;
    blocked.right = f.rect.right() + f.drawing->dist_right - origin.x;
    blocked.top = f.rect.y - f.drawing->dist_top - origin.y;
    blocked.bottom = f.rect.bottom() + f.drawing->dist_bottom - origin.y;
    blocked.whole = f.drawing->wrap == docx::Wrap::top_and_bottom;
    blocked.side = f.drawing->wrap_side;
    if (blocked.whole || (blocked.right > Length() && blocked.left < width)) {
      blocked_.push_back(blocked);
    }
  }
}

/// The widest free part of the line; text does not jump over an object within one line.
Obstacles::Gap FloatObstacles::at(Length y, Length height) const {
  Gap gap{{}, width_, kInfinite};
  std::vector<const Blocked*> met;
  for (const Blocked& b : blocked_) {
    if (b.top < y + height && b.bottom > y) met.push_back(&b);
  }
  for (const Blocked* b : met) {
    gap.next_y = min(gap.next_y, b->bottom);
    const Length before = b->left - gap.left, after = gap.right - b->right;
    const bool left = b->side == "left" || (b->side != "right" && before >= after);
    if (b->whole) {
      gap.right = gap.left;
    } else if (left) {
      gap.right = min(gap.right, b->left);
    } else {
      gap.left = max(gap.left, b->right);
    }
  }
  gap.right = max(gap.right, gap.left);
  return gap;
}

}  // namespace sealpress::layout
