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
constexpr Spot kRightTriangle[] = {{0, 0}, {1, 1}, {0, 1}};
constexpr Spot kMerge[] = {{0, 0}, {1, 0}, {.5, 1}};
constexpr Spot kDiamond[] = {{.5, 0}, {1, .5}, {.5, 1}, {0, .5}};
constexpr Spot kParallelogram[] = {{0, 0, .25}, {1, 0}, {1, 1, -.25}, {0, 1}};
constexpr Spot kInputOutput[] = {{.2, 0}, {1, 0}, {.8, 1}, {0, 1}};
constexpr Spot kTrapezoid[] = {{0, 0, .25}, {1, 0, -.25}, {1, 1}, {0, 1}};
constexpr Spot kManualOperation[] = {{0, 0}, {1, 0}, {.8, 1}, {.2, 1}};
constexpr Spot kManualInput[] = {{0, .2}, {1, 0}, {1, 1}, {0, 1}};
constexpr Spot kOffPage[] = {{0, 0}, {1, 0}, {1, .8}, {.5, 1}, {0, .8}};
constexpr Spot kPentagon[] = {{.5, 0}, {1, .382}, {.809, 1}, {.191, 1}, {0, .382}};
constexpr Spot kHexagon[] = {{0, 0, .25},  {1, 0, -.25}, {1, .5},
                             {1, 1, -.25}, {0, 1, .25},  {0, .5}};
constexpr Spot kPreparation[] = {{.2, 0}, {.8, 0}, {1, .5}, {.8, 1}, {.2, 1}, {0, .5}};
constexpr Spot kOctagon[] = {{0, 0, .293},  {1, 0, -.293}, {1, 0, 0, .293},  {1, 1, 0, -.293},
                             {1, 1, -.293}, {0, 1, .293},  {0, 1, 0, -.293}, {0, 0, 0, .293}};
constexpr Spot kPlus[] = {{0, 0, .25, 0},  {1, 0, -.25, 0}, {1, 0, -.25, .25},
                          {1, 0, 0, .25},  {1, 1, 0, -.25}, {1, 1, -.25, -.25},
                          {1, 1, -.25, 0}, {0, 1, .25, 0},  {0, 1, .25, -.25},
                          {0, 1, 0, -.25}, {0, 0, 0, .25},  {0, 0, .25, .25}};
constexpr Spot kStar4[] = {{0, .5}, {.412, .412}, {.5, 0}, {.588, .412},
                           {1, .5}, {.588, .588}, {.5, 1}, {.412, .588}};
constexpr Spot kStar5[] = {{.5, 0},    {.618, .382}, {1, .382},    {.691, .618}, {.809, 1},
                           {.5, .764}, {.191, 1},    {.309, .618}, {0, .382},    {.382, .382}};
constexpr Spot kRightArrow[] = {{0, .25},    {1, .25, -.5}, {1, 0, -.5}, {1, .5},
                                {1, 1, -.5}, {1, .75, -.5}, {0, .75}};
constexpr Spot kLeftArrow[] = {{1, .25},   {0, .25, .5}, {0, 0, .5}, {0, .5},
                               {0, 1, .5}, {0, .75, .5}, {1, .75}};
constexpr Spot kUpArrow[] = {{.25, 1},      {.25, 0, 0, .5}, {0, 0, 0, .5}, {.5, 0},
                             {1, 0, 0, .5}, {.75, 0, 0, .5}, {.75, 1}};
constexpr Spot kDownArrow[] = {{.25, 0},       {.25, 1, 0, -.5}, {0, 1, 0, -.5}, {.5, 1},
                               {1, 1, 0, -.5}, {.75, 1, 0, -.5}, {.75, 0}};
constexpr Spot kLeftRightArrow[] = {{0, .5}, {0, 0, .5},  {0, .25, .5},  {1, .25, -.5}, {1, 0, -.5},
                                    {1, .5}, {1, 1, -.5}, {1, .75, -.5}, {0, .75, .5},  {0, 1, .5}};
constexpr Spot kUpDownArrow[] = {{.5, 0},         {1, 0, 0, .5}, {.75, 0, 0, .5}, {.75, 1, 0, -.5},
                                 {1, 1, 0, -.5},  {.5, 1},       {0, 1, 0, -.5},  {.25, 1, 0, -.5},
                                 {.25, 0, 0, .5}, {0, 0, 0, .5}};
constexpr Spot kHomePlate[] = {{0, 0}, {1, 0, -.5}, {1, .5}, {1, 1, -.5}, {0, 1}};
constexpr Spot kChevron[] = {{0, 0}, {1, 0, -.5}, {1, .5}, {1, 1, -.5}, {0, 1}, {0, .5, .5}};
constexpr Spot kSnip[] = {{0, 0}, {1, 0, -kCorner}, {1, 0, 0, kCorner}, {1, 1}, {0, 1}};
constexpr Spot kFolded[] = {{0, 0}, {1, 0}, {1, 1, 0, -kCorner}, {1, 1, -kCorner}, {0, 1}};
constexpr Spot kLine[] = {{0, 0}, {1, 1}};
constexpr Spot kBentConnector2[] = {{0, 0}, {1, 0}, {1, 1}};
constexpr Spot kBentConnector3[] = {{0, 0}, {.5, 0}, {.5, 1}, {1, 1}};

struct Polygon {
  std::string_view name;
  std::span<const Spot> spots;
  bool closed = true;
};

constexpr Polygon kPolygons[] = {
    {"triangle", kTriangle},
    {"isosceles", kTriangle},
    {"flowChartExtract", kTriangle},
    {"rtTriangle", kRightTriangle},
    {"flowChartMerge", kMerge},
    {"diamond", kDiamond},
    {"flowChartDecision", kDiamond},
    {"parallelogram", kParallelogram},
    {"flowChartInputOutput", kInputOutput},
    {"trapezoid", kTrapezoid},
    {"flowChartManualOperation", kManualOperation},
    {"flowChartManualInput", kManualInput},
    {"flowChartOffpageConnector", kOffPage},
    {"pentagon", kPentagon},
    {"hexagon", kHexagon},
    {"flowChartPreparation", kPreparation},
    {"octagon", kOctagon},
    {"plus", kPlus},
    {"mathPlus", kPlus},
    {"star4", kStar4},
    {"star5", kStar5},
    {"star", kStar5},
    {"rightArrow", kRightArrow},
    {"leftArrow", kLeftArrow},
    {"upArrow", kUpArrow},
    {"downArrow", kDownArrow},
    {"leftRightArrow", kLeftRightArrow},
    {"upDownArrow", kUpDownArrow},
    {"homePlate", kHomePlate},
    {"chevron", kChevron},
    {"snip1Rect", kSnip},
    {"foldedCorner", kFolded},
    {"line", kLine, false},
    {"straightConnector1", kLine, false},
    {"bentConnector2", kBentConnector2, false},
    {"bentConnector3", kBentConnector3, false},
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
constexpr std::string_view kRounded[] = {
    "roundRect",  "wedgeRoundRectCallout", "flowChartAlternateProcess",
    "round1Rect", "round2SameRect",        "round2DiagRect"};
constexpr std::string_view kEllipses[] = {
    "ellipse", "flowChartConnector", "wedgeEllipseCallout",     "cloudCallout",
    "cloud",   "flowChartOr",        "flowChartSummingJunction"};

template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// What a shape is drawn as.
enum class Form : std::uint8_t { none, rectangle, rounded, terminator, ellipse, polygon, curve };

const Polygon* find_polygon(std::string_view name) {
  const auto* found = std::find_if(std::begin(kPolygons), std::end(kPolygons),
                                   [name](const Polygon& p) { return p.name == name; });
  return found == std::end(kPolygons) ? nullptr : found;
}

bool is_curve(std::string_view name) {
  static constexpr std::string_view kCurves[] = {"leftBracket", "rightBracket", "bracketPair",
                                                 "leftBrace",   "rightBrace",   "curvedConnector3"};
  return among(kCurves, name);
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
  if (shape.preset == "flowChartTerminator") return Form::terminator;
  if (is_curve(shape.preset)) return Form::curve;
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

/// Corners of `radius` parts of the shorter side.
Commands rounded(const Rect& box, double radius) {
  const double r = radius, k = radius * (1 - kCircle);
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

/// From the open side's top to its bottom; `in` and `out` are the x of spine and open side.
void bracket(Pen& pen, double out, double in, double radius) {
  pen.move({out, 0});
  pen.curve({in, 0}, {in, 0}, {in, 0, 0, radius});
  pen.line({in, 1, 0, -radius});
  pen.curve({in, 1}, {in, 1}, {out, 1});
}

void brace(Pen& pen, double out, double tip) {
  constexpr double kTurn = 0.08333;
  pen.move({out, 0});
  pen.curve({.5, 0}, {.5, 0}, {.5, 0, 0, kTurn});
  pen.line({.5, .5, 0, -kTurn});
  pen.curve({.5, .5}, {.5, .5}, {tip, .5});
  pen.curve({.5, .5}, {.5, .5}, {.5, .5, 0, kTurn});
  pen.line({.5, 1, 0, -kTurn});
  pen.curve({.5, 1}, {.5, 1}, {out, 1});
}

Commands curve(const Rect& box, std::string_view name) {
  Pen pen(box);
  if (name == "leftBracket") {
    bracket(pen, 1, 0, 0.08333);
  } else if (name == "rightBracket") {
    bracket(pen, 0, 1, 0.08333);
  } else if (name == "bracketPair") {
    bracket(pen, kCorner / 2, 0, kCorner);
    bracket(pen, 1 - kCorner / 2, 1, kCorner);
  } else if (name == "leftBrace") {
    brace(pen, 1, 0);
  } else if (name == "rightBrace") {
    brace(pen, 0, 1);
  } else {
    pen.move({0, 0});
    pen.curve({.25, 0}, {.5, .25}, {.5, .5});
    pen.curve({.5, .75}, {.75, 1}, {1, 1});
  }
  return pen.take();
}

Commands custom(const docx::Shape& shape) {
  const auto at = [&shape](Point p) { return p + Point{shape.box.x, shape.box.y}; };
  Commands commands;
  for (const docx::Shape::PathStep& step : shape.path) {
    const auto kind = static_cast<frame::PathCommand::Kind>(step.kind);
    commands.push_back({kind, at(step.p1), at(step.p2), at(step.p3)});
  }
  return commands;
}

Rect inset(const Rect& box, double x, double y) {
  const Length dx = box.width.scaled(x), dy = box.height.scaled(y);
  return {box.x + dx, box.y + dy, box.width - dx * 2, box.height - dy * 2};
}

}  // namespace

std::optional<std::vector<frame::PathCommand>> outline_of(const docx::Shape& shape) {
  if (shape.type == docx::Shape::custom_path) return custom(shape);
  switch (form_of(shape)) {
    case Form::rectangle:
      return polygon(shape.box, {"rect", kRectangle});
    case Form::rounded:
      return rounded(shape.box, kCorner);
    case Form::terminator:
      return rounded(shape.box, 0.5);
    case Form::ellipse:
      return ellipse(shape.box);
    case Form::polygon: {
      const Polygon* known = find_polygon(shape.preset);
      return polygon(shape.box, known != nullptr ? *known : *find_polygon("line"));
    }
    case Form::curve:
      return curve(shape.box, shape.preset);
    case Form::none:
      break;
  }
  return std::nullopt;
}

bool is_closed(const docx::Shape& shape) {
  if (shape.type == docx::Shape::line || is_curve(shape.preset)) return false;
  const Polygon* known = find_polygon(shape.preset);
  return known == nullptr || known->closed;
}

Rect text_area_of(const docx::Shape& shape) {
  switch (form_of(shape)) {
    case Form::ellipse:
      return inset(shape.box, 0.1464, 0.1464);
    case Form::rounded: {
      // Where a corner's arc comes nearest to the corner.
      const Length by = shorter_side(shape.box).scaled(kCorner * 0.29289);
      return {shape.box.x + by, shape.box.y + by, shape.box.width - by * 2,
              shape.box.height - by * 2};
    }
    default:
      break;
  }
  const Polygon* known = find_polygon(shape.preset);
  return known != nullptr && known->spots.data() == kDiamond ? inset(shape.box, 0.25, 0.25)
                                                             : shape.box;
}

}  // namespace sealpress::layout
