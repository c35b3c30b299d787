#include "layout/drawing/text_area.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace sealpress::layout {
namespace {

/// How far an edge of the area is from the box's edge: a part of the box's side, of its shorter
/// side, and of height x shorter side / width (what slants take from above).
struct Distance {
  double of_side = 0, of_shorter = 0, of_slant = 0;
};

struct TextArea {
  std::string_view preset;
  Distance left, top, right, bottom;
};

constexpr double kRound = 0.29289;            // 1 - cos 45 degrees
constexpr double kCorner = 0.16667 * kRound;  // of the usual rounded corner
constexpr Distance kNone{}, kEllipse{kRound / 2}, kCut{0, kCorner};
constexpr Distance kFifth{.2}, kQuarter{.25}, kHalf{.5}, kTip{0, .25}, kNotch{0, .5};

// Sorted by name.
constexpr TextArea kAreas[] = {
    {"bevel", {0, .125}, {0, .125}, {0, .125}, {0, .125}},
    {"can", kNone, kTip, kNone, {0, .125}},
    {"chevron", kNotch, kNone, kNotch, kNone},
    {"cloud", {.1378}, {.151}, {.2089}, {.1974}},
    {"cloudCallout", {.1378}, {.151}, {.2089}, {.1974}},
    {"cube", kNone, kTip, kTip, kNone},
    {"diamond", kQuarter, kQuarter, kQuarter, kQuarter},
    {"donut", kEllipse, kEllipse, kEllipse, kEllipse},
    {"downArrow", kQuarter, kNone, kQuarter, kTip},
    {"ellipse", kEllipse, kEllipse, kEllipse, kEllipse},
    {"flowChartAlternateProcess", kCut, kCut, kCut, kCut},
    {"flowChartConnector", kEllipse, kEllipse, kEllipse, kEllipse},
    {"flowChartDecision", kQuarter, kQuarter, kQuarter, kQuarter},
    {"flowChartDelay", kNone, kEllipse, kEllipse, kEllipse},
    {"flowChartDisplay", {1. / 6}, kNone, {1. / 6}, kNone},
    {"flowChartDocument", kNone, kNone, kNone, {.198}},
    {"flowChartExtract", kQuarter, kHalf, kQuarter, kNone},
    {"flowChartInputOutput", kFifth, kNone, kFifth, kNone},
    {"flowChartInternalStorage", {.125}, {.125}, kNone, kNone},
    {"flowChartManualInput", kNone, kFifth, kNone, kNone},
    {"flowChartManualOperation", kFifth, kNone, kFifth, kNone},
    {"flowChartMerge", kQuarter, kNone, kQuarter, kHalf},
    {"flowChartOffpageConnector", kNone, kNone, kNone, kFifth},
    {"flowChartOr", kEllipse, kEllipse, kEllipse, kEllipse},
    {"flowChartPredefinedProcess", {.125}, kNone, {.125}, kNone},
    {"flowChartPreparation", kFifth, kNone, kFifth, kNone},
    {"flowChartPunchedTape", kNone, kFifth, kNone, kFifth},
    {"flowChartSummingJunction", kEllipse, kEllipse, kEllipse, kEllipse},
    {"flowChartTerminator", {.0471}, kEllipse, {.0471}, kEllipse},
    {"foldedCorner", kNone, kNone, kNone, {0, .16667}},
    {"frame", {0, .125}, {0, .125}, {0, .125}, {0, .125}},
    {"heart", {1. / 6}, kQuarter, {1. / 6}, {1. / 3}},
    {"hexagon",
     {1. / 12, 1. / 12},
     {1. / 12, 0, 1. / 12},
     {1. / 12, 1. / 12},
     {1. / 12, 0, 1. / 12}},
    {"homePlate", kNone, kNone, kTip, kNone},
    {"leftArrow", kTip, kQuarter, kNone, kQuarter},
    {"leftRightArrow", kTip, kQuarter, kTip, kQuarter},
    {"octagon", {0, kRound / 2}, {0, kRound / 2}, {0, kRound / 2}, {0, kRound / 2}},
    {"parallelogram",
     {1. / 12, .10417},
     {1. / 12, 0, .10417},
     {1. / 12, .10417},
     {1. / 12, 0, .10417}},
    {"pentagon", {.191}, {.236}, {.191}, kNone},
    {"plaque", {0, .11785}, {0, .11785}, {0, .11785}, {0, .11785}},
    {"rightArrow", kNone, kQuarter, kTip, kQuarter},
    {"round1Rect", kNone, kNone, kCut, kNone},
    {"round2SameRect", kCut, kCut, kCut, kNone},
    {"roundRect", kCut, kCut, kCut, kCut},
    {"rtTriangle", {1. / 12}, {7. / 12}, {5. / 12}, {1. / 12}},
    {"snip1Rect", kNone, {0, .08333}, {0, .08333}, kNone},
    {"star4", {.4116}, {.4116}, {.4116}, {.4116}},
    {"star5", {.309}, {.382}, {.309}, {.236}},
    {"trapezoid", {0, 1. / 6}, {0, 0, 1. / 6}, {0, 1. / 6}, kNone},
    {"triangle", kQuarter, kHalf, kQuarter, kNone},
    {"upArrow", kQuarter, kTip, kQuarter, kNone},
    {"upDownArrow", kQuarter, kTip, kQuarter, kTip},
    {"wedgeEllipseCallout", kEllipse, kEllipse, kEllipse, kEllipse},
    {"wedgeRoundRectCallout", kCut, kCut, kCut, kCut},
};

const TextArea* find_area(std::string_view preset) {
  const auto at =
      std::lower_bound(std::begin(kAreas), std::end(kAreas), preset,
                       [](const TextArea& a, std::string_view name) { return a.preset < name; });
  return at != std::end(kAreas) && at->preset == preset ? at : nullptr;
}

/// Shapes of VML have a type where others have a preset's name.
const TextArea* area_of(const docx::Shape& shape) {
  if (const TextArea* named = find_area(shape.preset)) return named;
  if (shape.type == docx::Shape::rounded_rectangle) return find_area("roundRect");
  return shape.type == docx::Shape::ellipse ? find_area("ellipse") : nullptr;
}

/// A cross of usual proportions: text stands in the longer of its two bars.
Rect longer_bar(const Rect& box) {
  const Length by = min(box.width, box.height) / 4;
  if (box.width > box.height) return {box.x, box.y + by, box.width, box.height - by * 2};
  return {box.x + by, box.y, box.width - by * 2, box.height};
}

}  // namespace

Rect text_area_of(const docx::Shape& shape) {
  const Rect& box = shape.box;
  if (shape.preset == "plus") return longer_bar(box);
  const TextArea* area = area_of(shape);
  if (area == nullptr || box.width <= Length()) return box;
  const Length shorter = min(box.width, box.height);
  const double slant = shorter.over(box.width);
  const auto across = [&](const Distance& d) {
    return box.width.scaled(d.of_side) + shorter.scaled(d.of_shorter);
  };
  const auto down = [&](const Distance& d) {
    return box.height.scaled(d.of_side + d.of_slant * slant) + shorter.scaled(d.of_shorter);
  };
  const Length left = across(area->left), top = down(area->top);
  return {box.x + left, box.y + top, max(box.width - left - across(area->right), Length()),
          max(box.height - top - down(area->bottom), Length())};
}

}  // namespace sealpress::layout
