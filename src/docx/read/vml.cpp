// VML (ECMA-376 Part 4, clause 19.1): w:pict of old files and of WPS, previews of w:object.
#include <algorithm>
#include <cmath>

#include "docx/read/vml_shape.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, Wrap> kWraps[] = {{"square", Wrap::square},
                                                        {"tight", Wrap::tight},
                                                        {"through", Wrap::through},
                                                        {"topAndBottom", Wrap::top_and_bottom},
                                                        {"none", Wrap::none}};

constexpr std::pair<std::string_view, std::string_view> kSides[] = {
    {"both", "bothSides"}, {"left", "left"}, {"right", "right"}, {"largest", "largest"}};

constexpr std::pair<std::string_view, std::string_view> kHorizontalFrom[] = {
    {"margin", "margin"},
    {"page", "page"},
    {"text", "column"},
    {"char", "character"},
    {"left-margin-area", "leftMargin"},
    {"right-margin-area", "rightMargin"},
    {"inner-margin-area", "insideMargin"},
    {"outer-margin-area", "outsideMargin"}};

constexpr std::pair<std::string_view, std::string_view> kVerticalFrom[] = {
    {"margin", "margin"},
    {"page", "page"},
    {"text", "paragraph"},
    {"line", "line"},
    {"top-margin-area", "topMargin"},
    {"bottom-margin-area", "bottomMargin"}};

constexpr std::pair<std::string_view, std::string_view> kAligns[] = {
    {"left", "left"},     {"center", "center"}, {"right", "right"},    {"top", "top"},
    {"bottom", "bottom"}, {"inside", "inside"}, {"outside", "outside"}};

class VmlReader {
 public:
  VmlReader(Drawing& drawing, DrawingBuilder& builder) : drawing_(drawing), builder_(builder) {}

  void read(xml::Node parent) {
    bool first = true;
    for_each_element(parent, [&](xml::Node e) {
      if (is(e, Ns::v, "shapetype")) {
        builder_.reader().shape_types().insert_or_assign(std::string(vml_attribute(e, "id")), e);
      } else if (is_vml_shape(e)) {
        // One drawing has one place: of several shapes the first one's.
        const VmlShape shape(e, builder_.reader());
        if (first) place_drawing(shape);
        first = false;
        read_top(shape);
      }
    });
  }

 private:
  void place_drawing(const VmlShape& shape);
  AnchorPosition read_position(const VmlStyle& style, bool horizontal) const;
  void read_wrap(const VmlShape& shape);

  void read_top(const VmlShape& shape);
  void read_member(const VmlShape& shape, const Space& space, const Space::Box& box);
  void read_group(const VmlShape& group, const Space& space, const Space::Box& box);
  Space::Box child_box(const VmlShape& shape) const;

  Drawing& drawing_;
  DrawingBuilder& builder_;
};

Length distance(Length a, Length b) {
  return a < b ? b - a : a - b;
}

Size size_of(const VmlShape& shape) {
  if (shape.element().local() == "line") {
    const LineEnds ends = read_line_ends(shape);
    return {distance(ends.from.x, ends.to.x), distance(ends.from.y, ends.to.y)};
  }
  const auto side = [&](std::string_view name) {
    return max(Length(), shape.style().length(name).value_or(Length()));
  };
  return {side("width"), side("height")};
}

double emu(Length length) {
  return static_cast<double>(length.raw()) / 2;
}

void VmlReader::place_drawing(const VmlShape& shape) {
  const VmlStyle& style = shape.style();
  drawing_.extent = size_of(shape);
  drawing_.alt_text = shape.get("alt");
  drawing_.name = shape.get("id");
  if (style.get("position") != "absolute") return;
  drawing_.wrap = Wrap::none;
  drawing_.horizontal = read_position(style, true);
  drawing_.vertical = read_position(style, false);
  if (shape.element().local() == "line") {
    const LineEnds ends = read_line_ends(shape);
    drawing_.horizontal.offset += min(ends.from.x, ends.to.x);
    drawing_.vertical.offset += min(ends.from.y, ends.to.y);
  }
  drawing_.z_order = to_integer(style.get("z-index")).value_or(0);
  drawing_.behind_text = drawing_.z_order < 0;
  const xml::Node e = shape.element();
  drawing_.layout_in_cell = to_bool(text_attribute(e, Ns::o, "allowincell")).value_or(true);
  drawing_.allow_overlap = to_bool(text_attribute(e, Ns::o, "allowoverlap")).value_or(true);
  read_wrap(shape);
}

AnchorPosition VmlReader::read_position(const VmlStyle& style, bool horizontal) const {
  const std::string axis = horizontal ? "mso-position-horizontal" : "mso-position-vertical";
  AnchorPosition position;
  position.align = find_name(kAligns, style.get(axis)).value_or("");
  const std::string_view from = style.get(axis + "-relative");
  position.relative_from = horizontal ? find_name(kHorizontalFrom, from).value_or("column")
                                      : find_name(kVerticalFrom, from).value_or("paragraph");
  // left and top are the old way of saying margin-left and margin-top; both add up.
  for (const char* name :
       {horizontal ? "margin-left" : "margin-top", horizontal ? "left" : "top"}) {
    position.offset += style.length(name).value_or(Length());
  }
  const auto percent = style.number(horizontal ? "mso-left-percent" : "mso-top-percent");
  if (percent && *percent > -1000) {
    position.percent = *percent / 1000;
    position.has_percent = true;
  }
  return position;
}

void VmlReader::read_wrap(const VmlShape& shape) {
  const VmlStyle& style = shape.style();
  drawing_.dist_left = style.length("mso-wrap-distance-left").value_or(Length::emu(114300));
  drawing_.dist_right = style.length("mso-wrap-distance-right").value_or(Length::emu(114300));
  drawing_.dist_top = style.length("mso-wrap-distance-top").value_or(Length());
  drawing_.dist_bottom = style.length("mso-wrap-distance-bottom").value_or(Length());
  const xml::Node wrap = child(shape.element(), Ns::w10, "wrap");
  if (!wrap) return;
  drawing_.wrap = find_name(kWraps, vml_attribute(wrap, "type")).value_or(Wrap::none);
  drawing_.wrap_side = find_name(kSides, vml_attribute(wrap, "side")).value_or("bothSides");
  const auto anchor = [&](std::string_view name, AnchorPosition& position) {
    const std::string_view from = vml_attribute(wrap, name);
    if (from == "page" || from == "margin") position.relative_from = from;
  };
  anchor("anchorx", drawing_.horizontal);
  anchor("anchory", drawing_.vertical);
}

void VmlReader::read_top(const VmlShape& shape) {
  if (shape.style().get("visibility") == "hidden") return;
  const Size size = size_of(shape);
  read_member(shape, Space(), {0, 0, emu(size.width), emu(size.height), 0, false, false});
}

void VmlReader::read_member(const VmlShape& shape, const Space& space, const Space::Box& box) {
  Space::Box turned = box;
  turned.rotation = vml_angle(shape.style().get("rotation"));
  const std::string_view flip = shape.style().get("flip");
  turned.flip_h = flip.find('x') != std::string_view::npos;
  turned.flip_v = flip.find('y') != std::string_view::npos;
  if (shape.element().local() == "group") {
    read_group(shape, space, turned);
  } else {
    read_vml_shape(shape, space, turned, builder_);
  }
}

void VmlReader::read_group(const VmlShape& group, const Space& space, const Space::Box& box) {
  const auto [x, y] = vml_pair(group.get("coordorigin"), 0);
  const auto [width, height] = vml_pair(group.get("coordsize"), 1000);
  const Space inner = space.group(box, {x, y, width, height, 0, false, false});
  for_each_element(group.element(), [&](xml::Node e) {
    if (is(e, Ns::v, "shapetype")) {
      builder_.reader().shape_types().insert_or_assign(std::string(vml_attribute(e, "id")), e);
    } else if (is_vml_shape(e)) {
      const VmlShape shape(e, builder_.reader());
      read_member(shape, inner, child_box(shape));
    }
  });
}

/// A shape's box in its group's coordinates.
Space::Box VmlReader::child_box(const VmlShape& shape) const {
  Space::Box box;
  if (shape.element().local() == "line") {
    const auto [x1, y1] = vml_pair(shape.get("from"), 0);
    const auto [x2, y2] = vml_pair(shape.get("to"), 0);
    box.x = std::min(x1, x2);
    box.y = std::min(y1, y2);
    box.width = std::abs(x2 - x1);
    box.height = std::abs(y2 - y1);
    return box;
  }
  const auto side = [&](std::string_view name) { return shape.style().number(name).value_or(0); };
  box.x = side("left");
  box.y = side("top");
  box.width = side("width");
  box.height = side("height");
  return box;
}

}  // namespace

void read_vml(xml::Node e, Drawing& drawing, DrawingBuilder& builder) {
  VmlReader(drawing, builder).read(e);
}

}  // namespace sealpress::docx
