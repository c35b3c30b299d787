// VML (ECMA-376 Part 4, clause 19.1): w:pict of old files and of WPS, previews of w:object.
#include <algorithm>
#include <cmath>

#include "docx/read/drawing.h"
#include "docx/read/drawing_color.h"
#include "docx/read/values.h"
#include "docx/read/vml_path.h"
#include "docx/read/vml_style.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, Shape::Type> kElements[] = {
    {"rect", Shape::rectangle},       {"roundrect", Shape::rounded_rectangle},
    {"oval", Shape::ellipse},         {"line", Shape::line},
    {"polyline", Shape::custom_path}, {"shape", Shape::other_preset},
    {"image", Shape::picture},        {"arc", Shape::other_preset},
    {"curve", Shape::other_preset}};

/// Shape types by o:spt, which is also the number in "#_x0000_t202".
constexpr std::pair<std::string_view, Shape::Type> kShapeTypes[] = {
    {"1", Shape::rectangle},
    {"2", Shape::rounded_rectangle},
    {"3", Shape::ellipse},
    {"20", Shape::line},
    {"32", Shape::line},
    {"75", Shape::picture},
    {"109", Shape::rectangle},
    {"202", Shape::rectangle},
    {"176", Shape::rounded_rectangle}};

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

constexpr std::pair<std::string_view, CellAlign> kAnchors[] = {
    {"top", CellAlign::top},
    {"middle", CellAlign::center},
    {"bottom", CellAlign::bottom},
    {"top-center", CellAlign::top},
    {"middle-center", CellAlign::center},
    {"bottom-center", CellAlign::bottom}};

constexpr std::pair<std::string_view, std::string_view> kDashes[] = {
    {"solid", "solid"},
    {"shortdash", "sysDash"},
    {"shortdot", "sysDot"},
    {"shortdashdot", "sysDashDot"},
    {"shortdashdotdot", "sysDashDotDot"},
    {"dot", "dot"},
    {"1 1", "sysDot"},
    {"dash", "dash"},
    {"longdash", "lgDash"},
    {"dashdot", "dashDot"},
    {"longdashdot", "lgDashDot"},
    {"longdashdotdot", "lgDashDotDot"}};

std::string_view vml_attribute(xml::Node e, std::string_view name) {
  return text_attribute(e, Ns::none, name);
}

bool is_shape(xml::Node e) {
  return ns_of(e.ns()) == Ns::v && (e.local() == "group" || find_name(kElements, e.local()));
}

/// What a shape or its v:shapetype says: the shape's own word comes first.
class VmlShape {
 public:
  VmlShape(xml::Node e, StoryReader& reader) : e_(e), style_(vml_attribute(e, "style")) {
    std::string_view id = vml_attribute(e, "type");
    if (id.starts_with('#')) id.remove_prefix(1);
    const auto found = reader.shape_types().find(id);
    if (found != reader.shape_types().end()) type_ = found->second;
    number_ = text_attribute(type_, Ns::o, "spt");
    const std::size_t t = id.rfind("_t");
    if (number_.empty() && t != std::string_view::npos) number_ = id.substr(t + 2);
  }

  const VmlStyle& style() const { return style_; }
  xml::Node element() const { return e_; }
  /// Number of the preset, e.g. 202 for a text box.
  std::string_view number() const { return number_; }

  std::string_view get(std::string_view name) const {
    const auto own = attribute(e_, Ns::none, name);
    return own ? *own : type_ ? vml_attribute(type_, name) : std::string_view();
  }
  bool flag(std::string_view name, bool absent) const {
    return to_bool(get(name)).value_or(absent);
  }
  /// A child of the shape, or of its type.
  xml::Node part(std::string_view name) const {
    const xml::Node own = child(e_, Ns::v, name);
    return own ? own : child(type_, Ns::v, name);
  }

 private:
  xml::Node e_, type_;
  VmlStyle style_;
  std::string_view number_;
};

class VmlReader {
 public:
  VmlReader(Drawing& drawing, DrawingBuilder& builder) : drawing_(drawing), builder_(builder) {}

  void read(xml::Node parent) {
    bool first = true;
    for_each_element(parent, [&](xml::Node e) {
      if (is(e, Ns::v, "shapetype")) {
        builder_.reader().shape_types().insert_or_assign(std::string(vml_attribute(e, "id")), e);
      } else if (is_shape(e)) {
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
  void read_shape(const VmlShape& source, const Space& space, const Space::Box& box);
  void read_form(const VmlShape& source, Shape& shape);
  void read_paint(const VmlShape& source, Shape& shape);
  void read_image(const VmlShape& source, Shape& shape);
  void read_text(const VmlShape& source, Shape& shape);
  void read_insets(xml::Node text_box, Shape& shape);

  Drawing& drawing_;
  DrawingBuilder& builder_;
};

Length line_length(std::string_view text) {
  return to_length(text, Length::emu(9525)).value_or(Length());
}

/// The two ends of a v:line.
struct LineEnds {
  Point from, to;
};
LineEnds read_ends(const VmlShape& shape) {
  const auto point = [&](std::string_view name) {
    const std::string_view text = shape.get(name);
    const std::size_t comma = std::min(text.find(','), text.size());
    return Point{line_length(text.substr(0, comma)),
                 comma < text.size() ? line_length(text.substr(comma + 1)) : Length()};
  };
  return {point("from"), point("to")};
}

Length distance(Length a, Length b) {
  return a < b ? b - a : a - b;
}

Size size_of(const VmlShape& shape) {
  if (shape.element().local() == "line") {
    const LineEnds ends = read_ends(shape);
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
    const LineEnds ends = read_ends(shape);
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
    read_shape(shape, space, turned);
  }
}

void VmlReader::read_group(const VmlShape& group, const Space& space, const Space::Box& box) {
  const auto [x, y] = vml_pair(group.get("coordorigin"), 0);
  const auto [width, height] = vml_pair(group.get("coordsize"), 1000);
  const Space inner = space.group(box, {x, y, width, height, 0, false, false});
  for_each_element(group.element(), [&](xml::Node e) {
    if (is(e, Ns::v, "shapetype")) {
      builder_.reader().shape_types().insert_or_assign(std::string(vml_attribute(e, "id")), e);
    } else if (is_shape(e)) {
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

void VmlReader::read_shape(const VmlShape& source, const Space& space, const Space::Box& box) {
  Shape* shape = builder_.make_shape();
  space.place(box, *shape);
  read_form(source, *shape);
  read_paint(source, *shape);
  if (child(source.element(), Ns::v, "imagedata")) read_image(source, *shape);
  read_text(source, *shape);
  builder_.add(shape);
}

/// Type, preset and path.
void VmlReader::read_form(const VmlShape& source, Shape& shape) {
  const std::string_view name = source.element().local();
  shape.type = find_name(kElements, name).value_or(Shape::other_preset);
  if (name == "shape") {
    shape.type = find_name(kShapeTypes, source.number()).value_or(Shape::other_preset);
  }
  shape.preset = source.number();
  if (name == "line") {
    const LineEnds ends = read_ends(source);
    // The box runs from the top left; a line the other way is a flipped one.
    shape.flip_v = shape.flip_v != ((ends.to.x < ends.from.x) != (ends.to.y < ends.from.y));
  }
  const std::string_view path = source.get("path");
  if (shape.type == Shape::other_preset && !path.empty()) {
    const auto [width, height] = vml_pair(source.get("coordsize"), 1000);
    const auto steps = read_vml_path(path, width, height, shape.box);
    if (!steps.empty()) shape.type = Shape::custom_path;
    shape.path = builder_.arena().list(steps);
  }
  if (shape.type == Shape::other_preset && shape.preset.empty()) {
    shape.type = Shape::unknown;  // a frame without an outline of its own
  }
}

void VmlReader::read_paint(const VmlShape& source, Shape& shape) {
  const bool picture = shape.type == Shape::picture, line = shape.type == Shape::line;
  const xml::Node fill = source.part("fill"), stroke = source.part("stroke");
  shape.has_fill =
      source.flag("filled", !picture) && !line && to_bool(vml_attribute(fill, "on")).value_or(true);
  shape.fill = read_vml_color(source.get("fillcolor")).value_or(kWhite);
  shape.has_outline =
      source.flag("stroked", !picture) && to_bool(vml_attribute(stroke, "on")).value_or(true);
  shape.outline.visible = shape.has_outline;
  shape.outline.color = read_vml_color(source.get("strokecolor")).value_or(kBlack);
  shape.outline.width =
      to_length(source.get("strokeweight"), Length::half_points(2)).value_or(Length::emu(9525));
  shape.outline.dash = find_name(kDashes, vml_attribute(stroke, "dashstyle")).value_or("solid");
}

void VmlReader::read_image(const VmlShape& source, Shape& shape) {
  constexpr double kMax = 0.99;
  const xml::Node image = child(source.element(), Ns::v, "imagedata");
  const auto id = attribute(image, Ns::r, "id");
  shape.type = Shape::picture;
  shape.image_part = builder_.find_picture(id ? *id : text_attribute(image, Ns::o, "relid"));
  const auto crop = [&](std::string_view name) {
    return std::clamp(vml_fraction(vml_attribute(image, name)), -100.0, kMax);
  };
  shape.crop_left = crop("cropleft");
  shape.crop_top = crop("croptop");
  shape.crop_right = crop("cropright");
  shape.crop_bottom = crop("cropbottom");
}

void VmlReader::read_text(const VmlShape& source, Shape& shape) {
  if (const xml::Node art = source.part("textpath")) {
    shape.plain_text = builder_.arena().text(vml_attribute(art, "string"));
  }
  const xml::Node box = child(source.element(), Ns::v, "textbox");
  if (!box) return;
  if (const xml::Node content = child(box, Ns::w, "txbxContent")) {
    shape.text = builder_.read_text_box(content);
  }
  read_insets(box, shape);
  const VmlStyle style(vml_attribute(box, "style"));
  shape.grow_to_text = style.get("mso-fit-shape-to-text") == "t";
  const std::string_view flow = style.get("layout-flow");
  if (flow.starts_with("vertical")) {
    const bool upwards = style.get("mso-layout-flow-alt") == "bottom-to-top";
    shape.text_flow = upwards ? TextFlow::bt_lr : TextFlow::tb_rl;
  }
  shape.text_align =
      find_name(kAnchors, source.style().get("v-text-anchor")).value_or(CellAlign::top);
}

/// v:textbox/@inset: left, top, right, bottom; empty ones keep their default.
void VmlReader::read_insets(xml::Node text_box, Shape& shape) {
  std::string_view list = vml_attribute(text_box, "inset");
  Length* const sides[] = {&shape.inset_left, &shape.inset_top, &shape.inset_right,
                           &shape.inset_bottom};
  for (Length* side : sides) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view text = list.substr(0, comma);
    if (const auto length = to_length(text, Length::emu(9525))) *side = *length;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

}  // namespace

void read_vml(xml::Node e, Drawing& drawing, DrawingBuilder& builder) {
  VmlReader(drawing, builder).read(e);
}

}  // namespace sealpress::docx
