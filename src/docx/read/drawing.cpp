#include "docx/read/drawing.h"

#include <algorithm>
#include <cmath>

#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr double kPi = 3.14159265358979323846;

constexpr std::pair<std::string_view, Wrap> kWraps[] = {{"wrapNone", Wrap::none},
                                                        {"wrapSquare", Wrap::square},
                                                        {"wrapTight", Wrap::tight},
                                                        {"wrapThrough", Wrap::through},
                                                        {"wrapTopAndBottom", Wrap::top_and_bottom}};

std::optional<Length> emu_attribute(xml::Node e, std::string_view name) {
  const auto text = attribute(e, Ns::none, name);
  return text ? to_emu(*text) : std::nullopt;
}

void read_distances(xml::Node e, Drawing& drawing) {
  const std::pair<std::string_view, Length*> sides[] = {{"distL", &drawing.dist_left},
                                                        {"distT", &drawing.dist_top},
                                                        {"distR", &drawing.dist_right},
                                                        {"distB", &drawing.dist_bottom}};
  for (const auto& [name, side] : sides) {
    if (const auto length = emu_attribute(e, name)) *side = *length;
  }
}

/// wp:positionH or wp:positionV.
AnchorPosition read_position(xml::Node e) {
  AnchorPosition position;
  position.relative_from = text_attribute(e, Ns::none, "relativeFrom");
  for_each_element(e, [&](xml::Node part) {
    const xml::Node text = part.first_child();
    const std::string_view value = text ? text.text() : std::string_view();
    if (part.local() == "align") {
      position.align = value;
    } else if (part.local() == "posOffset") {
      position.offset = to_emu(value).value_or(Length());
    } else if (part.local().starts_with("pctPos")) {
      position.percent = to_percentage(value).value_or(0);
      position.has_percent = true;
    }
  });
  return position;
}

bool switched_on(xml::Node e, std::string_view name, bool absent) {
  const auto text = attribute(e, Ns::none, name);
  return text ? to_bool(*text).value_or(absent) : absent;
}

void read_anchor(xml::Node e, Drawing& drawing) {
  drawing.wrap = Wrap::none;
  drawing.behind_text = switched_on(e, "behindDoc", false);
  drawing.layout_in_cell = switched_on(e, "layoutInCell", true);
  drawing.allow_overlap = switched_on(e, "allowOverlap", true);
  drawing.z_order = to_integer(text_attribute(e, Ns::none, "relativeHeight")).value_or(0);
  for_each_element(e, [&](xml::Node part) {
    if (is(part, Ns::wp, "positionH")) drawing.horizontal = read_position(part);
    if (is(part, Ns::wp, "positionV")) drawing.vertical = read_position(part);
    const auto wrap = find_name(kWraps, part.local());
    if (!wrap) return;
    drawing.wrap = *wrap;
    read_distances(part, drawing);
    if (const auto side = attribute(part, Ns::none, "wrapText")) drawing.wrap_side = *side;
  });
  if (switched_on(e, "simplePos", false)) {  // 20.4.2.3: from the page's corner
    const xml::Node corner = child(e, Ns::wp, "simplePos");
    drawing.horizontal = {"page", {}, emu_attribute(corner, "x").value_or(Length()), 0, false};
    drawing.vertical = {"page", {}, emu_attribute(corner, "y").value_or(Length()), 0, false};
  }
}

void read_drawingml(xml::Node e, Drawing& drawing, DrawingBuilder& builder) {
  xml::Node frame;
  for_each_element(e, [&](xml::Node part) {
    if (!frame && ns_of(part.ns()) == Ns::wp) frame = part;
  });
  if (!frame) return;
  const xml::Node extent = child(frame, Ns::wp, "extent");
  drawing.extent = {max(Length(), emu_attribute(extent, "cx").value_or(Length())),
                    max(Length(), emu_attribute(extent, "cy").value_or(Length()))};
  read_distances(frame, drawing);
  if (frame.local() == "anchor") read_anchor(frame, drawing);
  const xml::Node properties = child(frame, Ns::wp, "docPr");
  drawing.name = text_attribute(properties, Ns::none, "name");
  drawing.alt_text = text_attribute(properties, Ns::none, "descr");
  const xml::Node data = path(frame, Ns::a, {"graphic", "graphicData"});
  if (data) read_graphic(data, drawing.extent, builder);
  if (switched_on(properties, "hidden", false)) builder.shapes().clear();
}

Length to_length(double emu) {
  constexpr double kMax = 1e10;
  return bounded(Length::raw(std::llround(std::clamp(emu * 2, -kMax, kMax))));
}

/// `part` : `whole`, 1 where there is no whole.
double ratio(double part, double whole) {
  return whole == 0 ? 1 : part / whole;
}

}  // namespace

Space Space::group(const Box& outer, const Box& inner) const {
  const double sx = ratio(outer.width, inner.width), sy = ratio(outer.height, inner.height);
  // Child coordinates to those of the unturned group, about its centre.
  const double cx = outer.x + outer.width / 2, cy = outer.y + outer.height / 2;
  const double tx = outer.x - inner.x * sx - cx, ty = outer.y - inner.y * sy - cy;
  const double fx = outer.flip_h ? -1 : 1, fy = outer.flip_v ? -1 : 1;
  const double angle = outer.rotation * kPi / 180, cosine = std::cos(angle), sine = std::sin(angle);
  const auto turned = [&](double x, double y) {
    return std::pair(cx + cosine * fx * x - sine * fy * y, cy + sine * fx * x + cosine * fy * y);
  };
  const auto mapped = [&](std::pair<double, double> p) {
    return std::pair(a_ * p.first + c_ * p.second + e_, b_ * p.first + d_ * p.second + f_);
  };
  const auto origin = mapped(turned(tx, ty));
  const auto right = mapped(turned(tx + sx, ty)), down = mapped(turned(tx, ty + sy));
  Space space;
  space.a_ = right.first - origin.first;
  space.b_ = right.second - origin.second;
  space.c_ = down.first - origin.first;
  space.d_ = down.second - origin.second;
  space.e_ = origin.first;
  space.f_ = origin.second;
  space.scale_x_ = scale_x_ * sx;
  space.scale_y_ = scale_y_ * sy;
  space.rotation_ = rotation_ + (flip_h_ != flip_v_ ? -outer.rotation : outer.rotation);
  space.flip_h_ = flip_h_ != outer.flip_h;
  space.flip_v_ = flip_v_ != outer.flip_v;
  return space;
}

void Space::place(const Box& box, Shape& shape) const {
  const double x = box.x + box.width / 2, y = box.y + box.height / 2;
  const double width = std::abs(box.width * scale_x_), height = std::abs(box.height * scale_y_);
  const double cx = a_ * x + c_ * y + e_, cy = b_ * x + d_ * y + f_;
  shape.box = {to_length(cx - width / 2), to_length(cy - height / 2), to_length(width),
               to_length(height)};
  const double rotation = rotation_ + (flip_h_ != flip_v_ ? -box.rotation : box.rotation);
  shape.rotation = std::isfinite(rotation) ? std::fmod(rotation, 360) : 0;
  shape.flip_h = flip_h_ != box.flip_h;
  shape.flip_v = flip_v_ != box.flip_v;
}

const Story* DrawingBuilder::read_text_box(xml::Node content) {
  const Story* story = reader_.read_story(content);
  stories_.emplace_back(content, story);
  return story;
}

std::string_view DrawingBuilder::find_picture(std::string_view relationship_id) {
  const opc::Relationship* r = reader_.relationships().find(relationship_id);
  if (r != nullptr && r->external) {
    remark("docx.external_picture", {});
    return {};
  }
  const package::Entry* entry = r != nullptr ? reader_.file().package.find(r->target) : nullptr;
  if (entry == nullptr) {
    remark("docx.missing_picture", {});
    return {};
  }
  return arena().text(entry->name);
}

const Drawing* DrawingBuilder::finish(Drawing* drawing, xml::Node e) {
  std::sort(stories_.begin(), stories_.end(),
            [](const auto& x, const auto& y) { return x.first.begin() < y.first.begin(); });
  Tiles tiles(arena(), e);
  for (const auto& [element, story] : stories_) tiles.add(story, element);
  drawing->children = tiles.finish();
  drawing->shapes = arena().list(shapes_);
  for (const auto& [code, element] : remarks_) reader_.remark(code, element, drawing);
  return drawing;
}

const Node* read_drawing(xml::Node e, StoryReader& reader) {
  Drawing* drawing = make_node<Drawing>(reader.arena(), e);
  DrawingBuilder builder(reader);
  const xml::Node inner = child(e, Ns::w, "drawing");
  if (is(e, Ns::w, "drawing")) {
    read_drawingml(e, *drawing, builder);
  } else if (inner) {
    read_drawingml(inner, *drawing, builder);
  } else {
    read_vml(e, *drawing, builder);
  }
  return builder.finish(drawing, e);
}

}  // namespace sealpress::docx
