#include "docx/read/geometry.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "docx/read/guides.h"
#include "docx/read/presets.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr double kPi = 3.14159265358979323846;
using Step = Shape::PathStep;

struct Spot {
  double x = 0, y = 0;
};

/// Collects path steps; coordinates are scaled into the shape's box.
class Pen {
 public:
  Pen(double scale_x, double scale_y) : scale_x_(scale_x), scale_y_(scale_y) {}

  void move(Spot to) { add(Step::Kind::move, to); }
  void line(Spot to) { add(Step::Kind::line, to); }
  void cubic(Spot c1, Spot c2, Spot to) {
    steps_.push_back({Step::Kind::cubic, point(c1), point(c2), point(to)});
    at_ = to;
  }
  void quadratic(Spot c, Spot to) {
    const auto towards = [](Spot from, Spot control) {
      return Spot{from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3};
    };
    cubic(towards(at_, c), towards(to, c), to);
  }
  /// a:arcTo (20.1.9.4): from the current point along an ellipse, in quarters at most.
  void arc(double radius_x, double radius_y, double start, double sweep) {
    const double limit = 360 * 60'000;
    start = start / limit * 2 * kPi;
    sweep = std::clamp(sweep / limit, -1.0, 1.0) * 2 * kPi;
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / (kPi / 2) - 1e-9)));
    const double step = sweep / pieces, k = 4.0 / 3 * std::tan(step / 4);
    for (int i = 0; i < pieces; ++i, start += step) {
      const double c0 = std::cos(start), s0 = std::sin(start);
      const double c1 = std::cos(start + step), s1 = std::sin(start + step);
      const Spot centre{at_.x - radius_x * c0, at_.y - radius_y * s0};
      const auto on = [&](double c, double s) {
        return Spot{centre.x + radius_x * c, centre.y + radius_y * s};
      };
      cubic(on(c0 - k * s0, s0 + k * c0), on(c1 + k * s1, s1 - k * c1), on(c1, s1));
    }
  }
  void close() { steps_.push_back({Step::Kind::close, {}, {}, {}}); }

  void set_scale(double x, double y) {
    scale_x_ = x;
    scale_y_ = y;
  }
  const std::vector<Step>& steps() const { return steps_; }

 private:
  void add(Step::Kind kind, Spot to) {
    steps_.push_back({kind, point(to), {}, {}});
    at_ = to;
  }
  Length scaled(double value, double scale) const {
    constexpr double kMax = 1e10;
    const double raw = value * scale;
    return bounded(
        Length::raw(std::isfinite(raw) ? std::llround(std::clamp(raw, -kMax, kMax)) : 0));
  }
  Point point(Spot p) const { return {scaled(p.x, scale_x_), scaled(p.y, scale_y_)}; }

  double scale_x_, scale_y_;
  Spot at_;
  std::vector<Step> steps_;
};

double emu(Length length) {
  return static_cast<double>(length.raw()) / 2;
}

void define_all(Guides& guides, xml::Node list) {
  for_each_element(list, [&](xml::Node e) {
    guides.define(text_attribute(e, Ns::none, "name"), text_attribute(e, Ns::none, "fmla"));
  });
}

Spot read_spot(xml::Node e, const Guides& guides) {
  return {guides.value(text_attribute(e, Ns::none, "x")),
          guides.value(text_attribute(e, Ns::none, "y"))};
}

void draw_command(xml::Node e, const Guides& guides, Pen& pen) {
  std::vector<Spot> spots;
  for_each_element(e, [&](xml::Node p) { spots.push_back(read_spot(p, guides)); });
  const std::string_view name = e.local();
  const auto of = [&](std::string_view attribute_name) {
    return guides.value(text_attribute(e, Ns::none, attribute_name));
  };
  if (name == "moveTo" && spots.size() == 1) pen.move(spots[0]);
  if (name == "lnTo" && spots.size() == 1) pen.line(spots[0]);
  if (name == "cubicBezTo" && spots.size() == 3) pen.cubic(spots[0], spots[1], spots[2]);
  if (name == "quadBezTo" && spots.size() == 2) pen.quadratic(spots[0], spots[1]);
  if (name == "arcTo") pen.arc(of("wR"), of("hR"), of("stAng"), of("swAng"));
  if (name == "close") pen.close();
}

/// a:custGeom (20.1.9.8).
std::span<const Step> custom_path(xml::Node geometry, const Rect& box, Arena& arena) {
  const double width = emu(box.width), height = emu(box.height);
  Guides guides(width, height);
  define_all(guides, child(geometry, Ns::a, "avLst"));
  define_all(guides, child(geometry, Ns::a, "gdLst"));
  Pen pen(2, 2);
  for_each_element(child(geometry, Ns::a, "pathLst"), [&](xml::Node path) {
    const double w = to_real(text_attribute(path, Ns::none, "w")).value_or(0);
    const double h = to_real(text_attribute(path, Ns::none, "h")).value_or(0);
    pen.set_scale(w > 0 ? 2 * width / w : 2, h > 0 ? 2 * height / h : 2);
    for_each_element(path, [&](xml::Node e) { draw_command(e, guides, pen); });
  });
  return arena.list(pen.steps());
}

std::string_view take(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

/// "m l t" and its like: a letter and its operands.
void draw_preset_command(std::string_view command, const Guides& guides, Pen& pen) {
  const std::string_view letter = take(command, ' ');
  double v[4] = {};
  for (double& operand : v) operand = guides.value(take(command, ' '));
  if (letter == "m") pen.move({v[0], v[1]});
  if (letter == "l") pen.line({v[0], v[1]});
  if (letter == "a") pen.arc(v[0], v[1], v[2], v[3]);
  if (letter == "z") pen.close();
}

constexpr std::pair<std::string_view, Shape::Type> kTypes[] = {
    {"rect", Shape::rectangle},
    {"flowChartProcess", Shape::rectangle},
    {"roundRect", Shape::rounded_rectangle},
    {"flowChartAlternateProcess", Shape::rounded_rectangle},
    {"ellipse", Shape::ellipse},
    {"flowChartConnector", Shape::ellipse},
    {"line", Shape::line},
    {"straightConnector1", Shape::line}};

}  // namespace

std::span<const Step> preset_path(std::string_view preset, xml::Node adjustments, const Rect& box,
                                  Arena& arena) {
  const Preset* definition = find_preset(preset);
  if (definition == nullptr) return {};
  Guides guides(emu(box.width), emu(box.height));
  const auto define = [&](std::string_view list) {
    while (!list.empty()) {
      std::string_view guide = take(list, ';');
      const std::string_view name = take(guide, '=');
      guides.define(name, guide);
    }
  };
  define(definition->adjustments);
  define_all(guides, adjustments);
  define(definition->guides);
  Pen pen(2, 2);
  for (std::string_view path = definition->path; !path.empty();) {
    draw_preset_command(take(path, ';'), guides, pen);
  }
  return arena.list(pen.steps());
}

void read_geometry(xml::Node properties, Shape& shape, Arena& arena) {
  if (const xml::Node custom = child(properties, Ns::a, "custGeom")) {
    shape.type = Shape::custom_path;
    shape.path = custom_path(custom, shape.box, arena);
    return;
  }
  const xml::Node preset = child(properties, Ns::a, "prstGeom");
  if (!preset) {
    shape.type = Shape::rectangle;
    return;
  }
  shape.preset = text_attribute(preset, Ns::none, "prst");
  shape.type = find_name(kTypes, shape.preset).value_or(Shape::other_preset);
  shape.path = preset_path(shape.preset, child(preset, Ns::a, "avLst"), shape.box, arena);
}

}  // namespace sealpress::docx
