#include "layout/drawing/preset_paths.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace sealpress::layout {
namespace {

using Commands = std::vector<frame::PathCommand>;

// Where a circle's quarter puts the control points of its cubic.
constexpr double kCircle = 0.5522847498;
// Presets state their corners in sixths of the shorter side (adj 16667).
constexpr double kCorner = 0.16667;

/// A point of an outline: fractions of width and height, plus parts of the shorter side.
struct Spot {
  double x, y;
  double short_x = 0, short_y = 0;
};

constexpr Spot kRectangle[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
constexpr Spot kTriangle[] = {{.5, 0}, {1, 1}, {0, 1}};
constexpr Spot kMerge[] = {{0, 0}, {1, 0}, {.5, 1}};
constexpr Spot kManualOperation[] = {{0, 0}, {1, 0}, {.8, 1}, {.2, 1}};
constexpr Spot kManualInput[] = {{0, .2}, {1, 0}, {1, 1}, {0, 1}};
constexpr Spot kOffPage[] = {{0, 0}, {1, 0}, {1, .8}, {.5, 1}, {0, .8}};
constexpr Spot kStar4[] = {{0, .5}, {.412, .412}, {.5, 0}, {.588, .412},
                           {1, .5}, {.588, .588}, {.5, 1}, {.412, .588}};
constexpr Spot kSnip[] = {{0, 0}, {1, 0, -kCorner}, {1, 0, 0, kCorner}, {1, 1}, {0, 1}};
constexpr Spot kFolded[] = {{0, 0}, {1, 0}, {1, 1, 0, -kCorner}, {1, 1, -kCorner}, {0, 1}};
constexpr Spot kLine[] = {{0, 0}, {1, 1}};
constexpr Spot kBentConnector2[] = {{0, 0}, {1, 0}, {1, 1}};

struct Polygon {
  std::string_view name;
  std::span<const Spot> spots;
  bool closed = true;
};

constexpr Polygon kPolygons[] = {
    {"flowChartExtract", kTriangle},
    {"flowChartMerge", kMerge},
    {"flowChartManualOperation", kManualOperation},
    {"flowChartManualInput", kManualInput},
    {"flowChartOffpageConnector", kOffPage},
    {"star4", kStar4},
    {"snip1Rect", kSnip},
    {"foldedCorner", kFolded},
    {"line", kLine, false},
    {"straightConnector1", kLine, false},
    {"bentConnector2", kBentConnector2, false},
};

constexpr std::string_view kRectangles[] = {"rect",
                                            "flowChartProcess",
                                            "flowChartPredefinedProcess",
                                            "flowChartInternalStorage",
                                            "wedgeRectCallout",
                                            "borderCallout1",
                                            "borderCallout2",
                                            "borderCallout3",
                                            "accentCallout1",
                                            "accentCallout2",
                                            "callout1",
                                            "callout2",
                                            "flowChartDocument",
                                            "frame",
                                            "bevel",
                                            "plaque"};
constexpr std::string_view kRounded[] = {"roundRect", "wedgeRoundRectCallout", "round1Rect",
                                         "round2SameRect", "round2DiagRect"};
constexpr std::string_view kEllipses[] = {
    "ellipse", "flowChartConnector", "wedgeEllipseCallout",     "cloudCallout",
    "cloud",   "flowChartOr",        "flowChartSummingJunction"};

template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// What a shape is drawn as.
enum class Form : std::uint8_t { none, rectangle, rounded, ellipse, polygon };

const Polygon* find_polygon(std::string_view name) {
  const auto* found = std::find_if(std::begin(kPolygons), std::end(kPolygons),
                                   [name](const Polygon& p) { return p.name == name; });
  return found == std::end(kPolygons) ? nullptr : found;
}

Form form_of(const docx::Shape& shape) {
  switch (shape.type) {
    case docx::Shape::rectangle:
    case docx::Shape::picture:
      return Form::rectangle;
    case docx::Shape::rounded_rectangle:
      return Form::rounded;
    case docx::Shape::ellipse:
      return Form::ellipse;
    case docx::Shape::line:
      return Form::polygon;
    default:
      break;
  }
  if (among(kRectangles, shape.preset)) return Form::rectangle;
  if (among(kRounded, shape.preset)) return Form::rounded;
  if (among(kEllipses, shape.preset)) return Form::ellipse;
  return find_polygon(shape.preset) != nullptr ? Form::polygon : Form::none;
}

Length shorter_side(const Rect& box) {
  return min(box.width, box.height);
}

class Pen {
 public:
  explicit Pen(const Rect& box) : box_(box), short_(shorter_side(box)) {}

  void move(Spot to) { commands_.push_back({frame::PathCommand::move, at(to), {}, {}}); }
  void line(Spot to) { commands_.push_back({frame::PathCommand::line, at(to), {}, {}}); }
  void curve(Spot a, Spot b, Spot to) {
    commands_.push_back({frame::PathCommand::cubic, at(a), at(b), at(to)});
  }
  void close() { commands_.push_back({frame::PathCommand::close, {}, {}, {}}); }
  Commands take() { return std::move(commands_); }

 private:
  Point at(Spot spot) const {
    return {box_.x + box_.width.scaled(spot.x) + short_.scaled(spot.short_x),
            box_.y + box_.height.scaled(spot.y) + short_.scaled(spot.short_y)};
  }
  Rect box_;
  Length short_;
  Commands commands_;
};

Commands polygon(const Rect& box, const Polygon& shape) {
  Pen pen(box);
  pen.move(shape.spots.front());
  for (const Spot& spot : shape.spots.subspan(1)) pen.line(spot);
  if (shape.closed) pen.close();
  return pen.take();
}

Commands rounded(const Rect& box) {
  const double r = kCorner, k = kCorner * (1 - kCircle);
  Pen pen(box);
  pen.move({0, 0, r, 0});
  pen.line({1, 0, -r, 0});
  pen.curve({1, 0, -k, 0}, {1, 0, 0, k}, {1, 0, 0, r});
  pen.line({1, 1, 0, -r});
  pen.curve({1, 1, 0, -k}, {1, 1, -k, 0}, {1, 1, -r, 0});
  pen.line({0, 1, r, 0});
  pen.curve({0, 1, k, 0}, {0, 1, 0, -k}, {0, 1, 0, -r});
  pen.line({0, 0, 0, r});
  pen.curve({0, 0, 0, k}, {0, 0, k, 0}, {0, 0, r, 0});
  pen.close();
  return pen.take();
}

Commands ellipse(const Rect& box) {
  const double k = (1 - kCircle) / 2;
  Pen pen(box);
  pen.move({0, .5});
  pen.curve({0, k}, {k, 0}, {.5, 0});
  pen.curve({1 - k, 0}, {1, k}, {1, .5});
  pen.curve({1, 1 - k}, {1 - k, 1}, {.5, 1});
  pen.curve({k, 1}, {0, 1 - k}, {0, .5});
  pen.close();
  return pen.take();
}

/// The path that the document states or its preset has.
Commands stated(const docx::Shape& shape) {
  const auto at = [&shape](Point p) { return p + Point{shape.box.x, shape.box.y}; };
  Commands commands;
  for (const docx::Shape::PathStep& step : shape.path) {
    const auto kind = static_cast<frame::PathCommand::Kind>(step.kind);
    commands.push_back({kind, at(step.p1), at(step.p2), at(step.p3)});
  }
  return commands;
}

}  // namespace

std::optional<std::vector<frame::PathCommand>> outline_of(const docx::Shape& shape) {
  if (!shape.path.empty() || shape.type == docx::Shape::custom_path) return stated(shape);
  switch (form_of(shape)) {
    case Form::rectangle:
      return polygon(shape.box, {"rect", kRectangle});
    case Form::rounded:
      return rounded(shape.box);
    case Form::ellipse:
      return ellipse(shape.box);
    case Form::polygon: {
      const Polygon* known = find_polygon(shape.preset);
      return polygon(shape.box, known != nullptr ? *known : *find_polygon("line"));
    }
    case Form::none:
      break;
  }
  return std::nullopt;
}

bool is_closed(const std::vector<frame::PathCommand>& outline) {
  return std::any_of(outline.begin(), outline.end(), [](const frame::PathCommand& command) {
    return command.kind == frame::PathCommand::close;
  });
}

}  // namespace sealpress::layout
