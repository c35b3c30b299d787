#include "docx/read/vml_shape.h"

#include <algorithm>
#include <cmath>

#include "docx/read/drawing_color.h"
#include "docx/read/vml_path.h"

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

constexpr std::pair<std::string_view, LineEnd::Type> kLineEnds[] = {{"block", LineEnd::triangle},
                                                                    {"open", LineEnd::arrow},
                                                                    {"classic", LineEnd::stealth},
                                                                    {"diamond", LineEnd::diamond},
                                                                    {"oval", LineEnd::oval}};

constexpr std::pair<std::string_view, std::uint8_t> kLineEndSizes[] = {{"narrow", std::uint8_t{0}},
                                                                       {"short", std::uint8_t{0}},
                                                                       {"medium", std::uint8_t{1}},
                                                                       {"wide", std::uint8_t{2}},
                                                                       {"long", std::uint8_t{2}}};

/// v:stroke/@startarrow or @endarrow and their sizes.
LineEnd read_line_end(xml::Node stroke, const std::string& which) {
  const auto get = [&](std::string_view name) {
    return vml_attribute(stroke, which + std::string(name));
  };
  LineEnd end;
  end.type = find_name(kLineEnds, get("")).value_or(LineEnd::none);
  end.width = find_name(kLineEndSizes, get("width")).value_or(1);
  end.length = find_name(kLineEndSizes, get("length")).value_or(1);
  return end;
}

/// v:fill type="gradient": from `color` at the bottom to `second` at the top; a focus of 100 %
/// turns it over, one of 50 % puts the second colour in the middle.
Gradient read_vml_gradient(xml::Node fill, Color color, Color second, Arena& arena) {
  const double focus = std::abs(vml_fraction(vml_attribute(fill, "focus")));
  std::vector<GradientStop> stops{{0, second}, {1, color}};
  if (focus > 0.75) stops = {{0, color}, {1, second}};
  if (focus > 0.25 && focus <= 0.75) stops = {{0, color}, {0.5, second}, {1, color}};
  Gradient gradient;
  gradient.stops = arena.list(stops);
  gradient.angle = 90 - vml_angle(vml_attribute(fill, "angle"));
  gradient.radial = vml_attribute(fill, "type") == "gradientRadial";
  return gradient;
}

Length line_length(std::string_view text) {
  return to_length(text, Length::emu(9525)).value_or(Length());
}

/// Type, preset and path.
void read_form(const VmlShape& source, Shape& shape, Arena& arena) {
  const std::string_view name = source.element().local();
  shape.type = find_name(kElements, name).value_or(Shape::other_preset);
  if (name == "shape") {
    shape.type = find_name(kShapeTypes, source.number()).value_or(Shape::other_preset);
  }
  shape.preset = source.number();
  if (name == "line") {
    const LineEnds ends = read_line_ends(source);
    // The box runs from the top left; a line the other way is a flipped one.
    shape.flip_v = shape.flip_v != ((ends.to.x < ends.from.x) != (ends.to.y < ends.from.y));
  }
  const std::string_view path = source.get("path");
  if (shape.type == Shape::other_preset && !path.empty()) {
    const auto [width, height] = vml_pair(source.get("coordsize"), 1000);
    const auto steps = read_vml_path(path, width, height, shape.box);
    if (!steps.empty()) shape.type = Shape::custom_path;
    shape.path = arena.list(steps);
  }
  if (shape.type == Shape::other_preset && shape.preset.empty()) {
    shape.type = Shape::unknown;  // a frame without an outline of its own
  }
}

void read_paint(const VmlShape& source, Shape& shape, Arena& arena) {
  const bool picture = shape.type == Shape::picture, line = shape.type == Shape::line;
  const xml::Node fill = source.part("fill"), stroke = source.part("stroke");
  shape.has_fill =
      source.flag("filled", !picture) && !line && to_bool(vml_attribute(fill, "on")).value_or(true);
  shape.fill = read_vml_color(source.get("fillcolor")).value_or(kWhite);
  if (shape.has_fill && vml_attribute(fill, "type").starts_with("gradient")) {
    const Color second = read_vml_color(vml_attribute(fill, "color2")).value_or(kWhite);
    shape.gradient = read_vml_gradient(fill, shape.fill, second, arena);
  }
  shape.has_outline =
      source.flag("stroked", !picture) && to_bool(vml_attribute(stroke, "on")).value_or(true);
  shape.outline.visible = shape.has_outline;
  shape.outline.color = read_vml_color(source.get("strokecolor")).value_or(kBlack);
  shape.outline.width =
      to_length(source.get("strokeweight"), Length::half_points(2)).value_or(Length::emu(9525));
  shape.outline.head = read_line_end(stroke, "startarrow");
  shape.outline.tail = read_line_end(stroke, "endarrow");
  shape.outline.dash = find_name(kDashes, vml_attribute(stroke, "dashstyle")).value_or("solid");
}

void read_image(const VmlShape& source, Shape& shape, DrawingBuilder& builder) {
  constexpr double kMax = 0.99;
  const xml::Node image = child(source.element(), Ns::v, "imagedata");
  const auto id = attribute(image, Ns::r, "id");
  shape.type = Shape::picture;
  shape.image_part = builder.find_picture(id ? *id : text_attribute(image, Ns::o, "relid"));
  const auto crop = [&](std::string_view name) {
    return std::clamp(vml_fraction(vml_attribute(image, name)), -100.0, kMax);
  };
  shape.crop_left = crop("cropleft");
  shape.crop_top = crop("croptop");
  shape.crop_right = crop("cropright");
  shape.crop_bottom = crop("cropbottom");
}

/// v:textbox/@inset: left, top, right, bottom; empty ones keep their default.
void read_insets(xml::Node text_box, Shape& shape) {
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

void read_text(const VmlShape& source, Shape& shape, DrawingBuilder& builder) {
  if (const xml::Node art = source.part("textpath")) {
    shape.plain_text = builder.arena().text(vml_attribute(art, "string"));
    shape.word_art = true;
  }
  const xml::Node box = child(source.element(), Ns::v, "textbox");
  if (!box) return;
  if (const xml::Node content = child(box, Ns::w, "txbxContent")) {
    shape.text = builder.read_text_box(content);
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

}  // namespace

bool is_vml_shape(xml::Node e) {
  return ns_of(e.ns()) == Ns::v && (e.local() == "group" || find_name(kElements, e.local()));
}

LineEnds read_line_ends(const VmlShape& shape) {
  const auto point = [&](std::string_view name) {
    const std::string_view text = shape.get(name);
    const std::size_t comma = std::min(text.find(','), text.size());
    return Point{line_length(text.substr(0, comma)),
                 comma < text.size() ? line_length(text.substr(comma + 1)) : Length()};
  };
  return {point("from"), point("to")};
}

void read_vml_shape(const VmlShape& source, const Space& space, const Space::Box& box,
                    DrawingBuilder& builder) {
  Shape* shape = builder.make_shape();
  space.place(box, *shape);
  read_form(source, *shape, builder.arena());
  read_paint(source, *shape, builder.arena());
  if (child(source.element(), Ns::v, "imagedata")) read_image(source, *shape, builder);
  read_text(source, *shape, builder);
  builder.add(shape);
}

}  // namespace sealpress::docx
