// A chart as DrawingML states it (ECMA-376 Part 1, clause 21.2): plain values, the series with the
// data that the file keeps of their workbook.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/color.h"
#include "base/length.h"

namespace sealpress::docx {

struct ChartFill {
  bool stated = false;         ///< something is said, be it "no fill"
  std::optional<Color> color;  ///< empty: no fill
};

struct ChartLine {
  bool stated = false;
  std::optional<Color> color;  ///< empty: no line
  std::optional<Length> width;
  std::string dash;  ///< a:prstDash
};

struct ChartText {
  std::string latin, east_asian;  ///< empty: the theme's minor fonts
  double size = 10;               ///< points
  bool bold = false, italic = false;
  Color color;
  double rotation = 0;  ///< degrees clockwise, where stated
};

struct ChartTitle {
  std::string text;
  ChartText format;
  bool overlay = false;
};

enum class MarkerSymbol : std::uint8_t {
  automatic,
  none,
  circle,
  square,
  diamond,
  triangle,
  x,
  plus,
  star,
  dash,
  dot
};

struct ChartMarker {
  MarkerSymbol symbol = MarkerSymbol::automatic;
  double size = 7;  ///< points
  ChartFill fill;
  ChartLine line;
};

/// What is written at a series' points.
struct DataLabels {
  bool value = false, category = false, series = false, percent = false;
  std::string separator = ", ", position, format;
  ChartText text;
  bool any() const { return value || category || series || percent; }
};

struct ChartSeries {
  std::size_t index = 0;  ///< gives the automatic colour
  std::string name;
  std::vector<std::string> categories;
  std::vector<std::optional<double>> x, values, sizes;  ///< x, sizes: of scatter and bubble charts
  std::string format;                                   ///< of the values
  ChartFill fill;
  ChartLine line;
  ChartMarker marker;
  DataLabels labels;
  bool smooth = false;
  std::map<std::size_t, ChartFill> points;  ///< those that look different
};

/// Series of one kind that share two axes.
struct ChartPlot {
  enum class Kind : std::uint8_t {
    column,
    bar,
    line,
    area,
    pie,
    doughnut,
    scatter,
    bubble,
    radar
  } kind = Kind::column;
  enum class Grouping : std::uint8_t { clustered, stacked, percent } grouping = Grouping::clustered;
  double gap_width = 1.5, overlap = 0;  ///< of a bar's width
  double hole = 0.5, first_angle = 0;   ///< of the ring's radius; degrees clockwise from the top
  double bubble_scale = 1;
  bool varies_colors = false;
  bool lines = true;         ///< scatter: the points are joined
  bool filled = false;       ///< radar
  bool secondary = false;    ///< on the axes of the other side
  bool has_markers = false;  ///< line: c:marker
  std::vector<ChartSeries> series;
};

struct ChartAxis {
  bool deleted = false, reversed = false, percent = false;
  std::optional<double> least, most, major;
  std::optional<double> crosses_at;
  bool crosses_at_most = false;
  std::optional<ChartLine> gridlines;
  ChartLine line;
  ChartText text;
  ChartTitle title;
  std::string format;                       ///< empty: the values' own
  bool ticks_out = true, ticks_in = false;  ///< c:majorTickMark
  bool has_labels = true;
  bool between = true;  ///< categories stand between the ticks (c:crossBetween)
};

struct ChartLegend {
  enum class Side : std::uint8_t { right, left, top, bottom } side = Side::right;
  bool overlay = false;
  ChartText text;
};

/// Fractions of the chart's size.
struct ChartRect {
  double x = 0, y = 0, width = 0, height = 0;
};

struct Chart {
  ChartTitle title;
  std::vector<ChartPlot> plots;
  ChartAxis category, value, secondary;
  std::optional<ChartLegend> legend;
  std::optional<ChartRect> inner_plot;  ///< where the file places it by hand
  ChartFill area_fill, plot_fill;
  ChartLine area_line, plot_line;
  bool flattened = false;           ///< states a depth, which is not drawn
  std::set<std::string> not_drawn;  ///< elements that are left out: c:trendline …
};

struct Shape;
struct View;

/// The chart of a shape as `view` has it: its part may have been filled in. Null where the shape
/// has none.
std::shared_ptr<const Chart> current_chart(const View& view, const Shape& shape);

}  // namespace sealpress::docx
