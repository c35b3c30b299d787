#include "layout/page/floats.h"

namespace sealpress::layout {

namespace {

Area horizontal_area(const docx::AnchorPosition& position, const Anchor& anchor,
                     const Surroundings& around) {
  const Rect& text = around.sheet.text;
  std::string_view from = position.relative_from;
  if (from == "insideMargin") from = around.odd ? "leftMargin" : "rightMargin";
  if (from == "outsideMargin") from = around.odd ? "rightMargin" : "leftMargin";
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

bool follows_text(const docx::AnchorPosition& position) {
  return position.relative_from == "paragraph" || position.relative_from == "line";
}

}  // namespace

Rect float_rect(const docx::Drawing& drawing, Size size, const Anchor& anchor,
                const Surroundings& around) {
  const Area across = horizontal_area(drawing.horizontal, anchor, around);
  const Area down = vertical_area(drawing.vertical, anchor, around);
  Rect rect{place_in(across, drawing.horizontal, size.width, around.odd),
            place_in(down, drawing.vertical, size.height, around.odd), size.width, size.height};
  if (anchor.in_cell && drawing.layout_in_cell) {
    rect = place_in_cell(drawing, size, anchor, around.odd);
  }
  // What follows its paragraph stays on the page.
  if (follows_text(drawing.vertical) && rect.bottom() > around.sheet.size.height) {
    rect.y = max(around.sheet.size.height - size.height, Length());
  }
  return rect;
}

}  // namespace sealpress::layout
