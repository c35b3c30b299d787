// What stands in an a:graphicData: pictures, shapes, text boxes, groups, charts, diagrams.
//
// Groups and shapes have the same children in several namespaces (wps:spPr, pic:spPr, dsp:spPr …):
// they are told by their local names.
#include <algorithm>

#include "docx/chart.h"
#include "docx/read/chart.h"
#include "docx/read/chart_text.h"
#include "docx/read/drawing.h"
#include "docx/read/drawing_color.h"
#include "docx/read/drawing_parts.h"
#include "docx/read/geometry.h"
#include "docx/read/shape_text.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, LineEnd::Type> kLineEnds[] = {{"triangle", LineEnd::triangle},
                                                                    {"arrow", LineEnd::arrow},
                                                                    {"stealth", LineEnd::stealth},
                                                                    {"diamond", LineEnd::diamond},
                                                                    {"oval", LineEnd::oval}};

constexpr std::pair<std::string_view, std::uint8_t> kLineEndSizes[] = {
    {"sm", std::uint8_t{0}}, {"med", std::uint8_t{1}}, {"lg", std::uint8_t{2}}};

LineEnd read_line_end(xml::Node e) {
  LineEnd end;
  end.type = find_name(kLineEnds, text_attribute(e, Ns::none, "type")).value_or(LineEnd::none);
  end.width = find_name(kLineEndSizes, text_attribute(e, Ns::none, "w")).value_or(1);
  end.length = find_name(kLineEndSizes, text_attribute(e, Ns::none, "len")).value_or(1);
  return end;
}

bool flag(xml::Node e, std::string_view name) {
  return to_bool(text_attribute(e, Ns::none, name)).value_or(false);
}

/// a:xfrm; `offset` and `extent` name its children (a group has chOff and chExt too).
Space::Box read_box(xml::Node transform, std::string_view offset, std::string_view extent) {
  constexpr double kDegree = 60'000;
  const xml::Node off = part(transform, offset), ext = part(transform, extent);
  return {number(off, "x"),
          number(off, "y"),
          number(ext, "cx"),
          number(ext, "cy"),
          number(transform, "rot") / kDegree,
          flag(transform, "flipH"),
          flag(transform, "flipV")};
}

double emu(Length length) {
  return static_cast<double>(length.raw()) / 2;
}

class GraphicReader {
 public:
  GraphicReader(DrawingBuilder& builder, const Size& extent)
      : builder_(builder), theme_(builder.reader().file().theme) {
    whole_.width = emu(extent.width);
    whole_.height = emu(extent.height);
  }

  void read(xml::Node data) {
    for_each_element(data, [&](xml::Node e) {
      const std::string_view name = e.local();
      if (name == "wgp" || name == "lockedCanvas") {
        read_group(e, Space(), {}, true);
      } else if (name == "wpc") {
        read_members(e, Space(), {});
      } else {
        read_member(e, Space(), {}, &whole_);
      }
    });
  }

 private:
  /// `frame`: the shape's box, where the drawing gives it and not the shape itself.
  void read_member(xml::Node e, const Space& space, const Fill& group_fill,
                   const Space::Box* frame) {
    const std::string_view name = e.local();
    if (name == "pic") {
      read_picture(e, space, frame);
    } else if (name == "wsp" || name == "sp" || name == "cxnSp") {
      read_shape(e, space, group_fill, frame);
    } else if (name == "grpSp" || name == "wgp") {
      read_group(e, space, group_fill, false);
    } else if (name == "graphicFrame") {
      const Space::Box box = read_box(part(e, "xfrm"), "off", "ext");
      for_each_element(part(part(e, "graphic"), "graphicData"),
                       [&](xml::Node inner) { read_member(inner, space, group_fill, &box); });
    } else if (name == "chart" || name == "relIds") {
      read_foreign(e, space, frame != nullptr ? *frame : whole_);
    } else if (!is_property(name)) {
      builder_.remark("docx.unsupported_element", qualified_name(e));
    }
  }

  static bool is_property(std::string_view name) {
    return name.ends_with("Pr") || name == "bg" || name == "whole" || name == "extLst" ||
           name == "style";
  }

  void read_members(xml::Node group, const Space& space, const Fill& fill) {
    for_each_element(group, [&](xml::Node e) { read_member(e, space, fill, nullptr); });
  }

  void read_group(xml::Node e, const Space& space, const Fill& outer_fill, bool is_whole) {
    const xml::Node properties = part(e, "grpSpPr");
    const xml::Node transform = part(properties, "xfrm");
    Space::Box outer = read_box(transform, "off", "ext");
    const Space::Box inner = transform ? read_box(transform, "chOff", "chExt") : whole_;
    if (is_whole) {
      const Space::Box turned = outer;
      outer = whole_;
      outer.rotation = turned.rotation;
      outer.flip_h = turned.flip_h;
      outer.flip_v = turned.flip_v;
    }
    Fill fill = read_fill(properties, theme_);
    if (fill.of_group || !fill.stated) fill = outer_fill;
    read_members(e, space.group(outer, inner), fill);
  }

  Space::Box box_of(xml::Node properties, const Space::Box* frame) const {
    Space::Box box = read_box(part(properties, "xfrm"), "off", "ext");
    if (frame != nullptr) {
      box.x = frame->x;
      box.y = frame->y;
      box.width = frame->width;
      box.height = frame->height;
    }
    return box;
  }

  void read_picture(xml::Node e, const Space& space, const Space::Box* frame) {
    const xml::Node properties = part(e, "spPr");
    Shape* shape = builder_.make_shape();
    space.place(box_of(properties, frame), *shape);
    read_outline(properties, {}, *shape);
    set_picture(part(e, "blipFill"), *shape);
    remark_effects(properties);
    builder_.add(shape);
  }

  /// a:blipFill (20.1.8.14).
  void set_picture(xml::Node fill, Shape& shape) {
    shape.type = Shape::picture;
    const xml::Node blip = part(fill, "blip");
    const auto embedded = attribute(blip, Ns::r, "embed");
    const auto id = embedded && !embedded->empty() ? embedded : attribute(blip, Ns::r, "link");
    shape.image_part = builder_.find_picture(id.value_or(""));
    const xml::Node crop = part(fill, "srcRect");
    const auto side = [&](std::string_view name) {
      constexpr double kMax = 0.99;
      return std::clamp(to_percentage(text_attribute(crop, Ns::none, name)).value_or(0), -100.0,
                        kMax);
    };
    if (!crop) return;
    shape.crop_left = side("l");
    shape.crop_top = side("t");
    shape.crop_right = side("r");
    shape.crop_bottom = side("b");
  }

  void read_shape(xml::Node e, const Space& space, const Fill& group_fill,
                  const Space::Box* frame) {
    const xml::Node properties = part(e, "spPr"), style = part(e, "style");
    Shape* shape = builder_.make_shape();
    space.place(box_of(properties, frame), *shape);
    read_geometry(properties, *shape, builder_.arena());
    read_area(properties, style, group_fill, *shape);
    read_outline(properties, style, *shape);
    read_shape_text(e, builder_, *shape);
    remark_effects(properties);
    if (shape->type == Shape::other_preset && shape->path.empty()) {
      builder_.remark("docx.unknown_shape", shape->preset);
    }
    builder_.add(shape);
  }

  void remark_effects(xml::Node properties) {
    for (const std::string_view name : {"effectLst", "effectDag", "scene3d", "sp3d"}) {
      const xml::Node effects = part(properties, name);
      if (effects && effects.first_element())
        builder_.remark("docx.effect", "a:" + std::string(name));
    }
    if (part(properties, "pattFill")) builder_.remark("docx.effect", "a:pattFill");
  }

  void read_area(xml::Node properties, xml::Node style, const Fill& group_fill, Shape& shape) {
    Fill fill = read_fill(properties, theme_);
    if (fill.of_group) fill = group_fill;
    if (!fill.stated) {
      const xml::Node reference = part(style, "fillRef");
      if (number(reference, "idx") > 0) fill.color = read_drawing_color(reference, theme_);
    }
    if (fill.picture) {
      Shape* picture = builder_.make_shape();
      picture->box = shape.box;
      picture->rotation = shape.rotation;
      set_picture(fill.picture, *picture);
      builder_.add(picture);
    }
    if (fill.gradient) shape.gradient = read_gradient(fill.gradient, theme_, builder_.arena());
    shape.has_fill = fill.color.has_value() && shape.type != Shape::line;
    shape.fill = fill.color.value_or(Color());
  }

  /// a:ln, completed by the theme's line that the style refers to.
  void read_outline(xml::Node properties, xml::Node style, Shape& shape) {
    const xml::Node line = part(properties, "ln"), reference = part(style, "lnRef");
    const auto index = static_cast<std::size_t>(std::clamp(number(reference, "idx"), 0.0, 9.0));
    const auto& widths = builder_.reader().file().line_widths;
    if (index > 0 && index <= widths.size()) shape.outline.width = widths[index - 1];
    const auto width = attribute(line, Ns::none, "w");
    if (width) shape.outline.width = to_emu(*width).value_or(shape.outline.width);
    const Fill fill = line ? read_fill(line, theme_) : Fill();
    const auto color = fill.stated ? fill.color
                       : index > 0 ? read_drawing_color(reference, theme_)
                                   : std::nullopt;
    shape.has_outline = color.has_value();
    shape.outline.visible = shape.has_outline;
    shape.outline.color = color.value_or(Color());
    const std::string_view dash = text_attribute(part(line, "prstDash"), Ns::none, "val");
    if (!dash.empty()) shape.outline.dash = dash;
    shape.outline.head = read_line_end(part(line, "headEnd"));
    shape.outline.tail = read_line_end(part(line, "tailEnd"));
  }

  /// A chart or a diagram: what can be had of it from its part.
  void read_foreign(xml::Node e, const Space& space, const Space::Box& frame) {
    const bool chart = e.local() == "chart";
    const xml::Node drawn = chart ? xml::Node() : load_diagram(e, builder_.reader());
    if (drawn) {
      read_diagram(drawn, space, frame);
      return;
    }
    const std::string_view id = text_attribute(e, Ns::r, chart ? "id" : "dm");
    const xml::Node root = load_part(builder_.reader(), id);
    Shape* shape = builder_.make_shape();
    shape->type = chart ? Shape::chart : Shape::diagram;
    space.place(frame, *shape);
    shape->plain_text = builder_.arena().text(foreign_text(root));
    if (chart && root) set_chart(root, id, *shape);
    if (shape->chart_data == nullptr) builder_.remark(chart ? "docx.chart" : "docx.diagram", {});
    builder_.add(shape);
  }

  void set_chart(xml::Node root, std::string_view id, Shape& shape) {
    auto chart = read_chart(root, theme_);
    if (!chart) return;
    if (chart->flattened) builder_.remark("docx.chart_depth", {});
    for (const std::string& name : chart->not_drawn) builder_.remark("docx.chart_part", name);
    shape.chart_data = builder_.arena().keep(*std::move(chart));
    shape.chart_part = builder_.arena().text(builder_.reader().relationships().find(id)->target);
  }

  void read_diagram(xml::Node drawn, const Space& space, const Space::Box& frame) {
    const Space::Box inner{0, 0, frame.width, frame.height, 0, false, false};
    const Space own = space.group(frame, inner);
    for_each_element(part(drawn, "spTree"), [&](xml::Node e) { read_member(e, own, {}, nullptr); });
  }

  DrawingBuilder& builder_;
  const Theme& theme_;
  Space::Box whole_;
};

}  // namespace

void read_graphic(xml::Node graphic_data, const Size& extent, DrawingBuilder& builder) {
  GraphicReader(builder, extent).read(graphic_data);
}

}  // namespace sealpress::docx
