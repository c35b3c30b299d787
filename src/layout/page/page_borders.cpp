#include "layout/page/page_borders.h"

namespace sealpress::layout {

namespace {

const docx::Border* visible(const docx::Opt<docx::Border>& border) {
  const bool shows =
      border && border->style != docx::BorderStyle::none && border->style != docx::BorderStyle::nil;
  return shows ? &*border : nullptr;
}

/// Parallel strokes that a border is made of.
int strokes(docx::BorderStyle style) {
  if (style == docx::BorderStyle::double_line) return 2;
  return style == docx::BorderStyle::triple ? 3 : 1;
}

struct Sides {
  const docx::Border *top, *left, *bottom, *right;
};

Length inset(const docx::Border* border) {
  return border ? border->space : Length();
}
Length thick(const docx::Border* border) {
  return border ? Length::eighth_points(border->eighths) * (strokes(border->style) * 2 - 1)
                : Length();
}

/// The rectangle of the borders' outer edges.
Rect outer_edge(const Sides& s, bool from_text, const Sheet& sheet, const Rect& body) {
  if (!from_text) {
    return {inset(s.left), inset(s.top), sheet.size.width - inset(s.left) - inset(s.right),
            sheet.size.height - inset(s.top) - inset(s.bottom)};
  }
  const Length left = inset(s.left) + thick(s.left), top = inset(s.top) + thick(s.top);
  const Length right = inset(s.right) + thick(s.right);
  const Length bottom = inset(s.bottom) + thick(s.bottom);
  return {body.x - left, body.y - top, body.width + left + right, body.height + top + bottom};
}

void side(const docx::Border* border, Point from, Point to, Point inward,
          std::vector<frame::Item>& items) {
  if (!border) return;
  const Length one = Length::eighth_points(border->eighths);
  const Color color = border->color.automatic ? kBlack : border->color.rgb;
  const frame::LineStyle style =
      border->style == docx::BorderStyle::dotted   ? frame::LineStyle::dotted
      : border->style == docx::BorderStyle::dashed ? frame::LineStyle::dashed
                                                   : frame::LineStyle::solid;
  for (int i = 0; i < strokes(border->style); ++i) {
    const Length offset = one / 2 + one * 2 * i;
    const Point by{offset * inward.x.raw(), offset * inward.y.raw()};
    items.emplace_back(frame::Line{from + by, to + by, one, style, color});
  }
}

}  // namespace

void draw_page_borders(const docx::SectionProperties& section, const Sheet& sheet, const Rect& body,
                       bool first_page, std::vector<frame::Item>& items) {
  if (section.page_borders_display == "firstPage" && !first_page) return;
  if (section.page_borders_display == "notFirstPage" && first_page) return;
  const docx::ParagraphBorders& b = section.page_borders;
  const Sides s{visible(b.top), visible(b.left), visible(b.bottom), visible(b.right)};
  const Rect r = outer_edge(s, section.page_borders_from_text, sheet, body);
  const Length unit = Length::raw(1);
  side(s.top, {r.x, r.y}, {r.right(), r.y}, {{}, unit}, items);
  side(s.bottom, {r.x, r.bottom()}, {r.right(), r.bottom()}, {{}, -unit}, items);
  side(s.left, {r.x, r.y}, {r.x, r.bottom()}, {unit, {}}, items);
  side(s.right, {r.right(), r.y}, {r.right(), r.bottom()}, {-unit, {}}, items);
}

}  // namespace sealpress::layout
