// Where the parts of a chart stand, and from where to where its axes go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docx/chart.h"
#include "layout/chart/scale.h"
#include "layout/chart/sheet.h"

namespace sealpress::layout::chart {

using Kind = docx::ChartPlot::Kind;
using Grouping = docx::ChartPlot::Grouping;

struct Plan {
  Box plot;  ///< between the axes, or around the circle
  std::optional<Box> legend;
  double title_middle = 0;         ///< of the title's line
  bool round = false;              ///< pies, rings and nets have no straight axes
  bool horizontal = false;         ///< bars lie
  bool numbers_across = false;     ///< scatter and bubble charts
  bool between = true;             ///< categories stand between the ticks
  bool reversed = false;           ///< the last category comes first
  double label_drop = 0;           ///< room of the labels below the plot
  double turn = 0;                 ///< of the labels below, degrees clockwise
  Scale value, secondary, across;  ///< across: numbers_across
  std::string value_format, secondary_format, across_format;
  std::vector<std::vector<std::string>> categories;  ///< each in its lines

  /// Where a category or a number across stands, from the plot's left (or bottom, of lying bars).
  double category_at(double position) const;
  /// The place of a value on its axis.
  double value_at(double value, bool second) const;
};

Plan plan_of(const docx::Chart& chart, const Sheet& sheet);

/// A value as its format shows it.
std::string shown(double value, const std::string& format);

/// The value of one series at one category, of the category's sum where the plot asks for it:
/// nothing where there is none.
std::optional<double> value_of(const docx::ChartPlot& plot, const docx::ChartSeries& series,
                               std::size_t category);

/// What stands below series `index` of a stacked plot: the sums of those of the same sign.
double base_of(const docx::ChartPlot& plot, std::size_t index, std::size_t category);

/// Every category as one line of text.
std::vector<std::string> categories_of(const docx::Chart& chart);

/// What the entries of a legend say, in their order, and which series and point they stand for.
struct LegendEntry {
  std::string words;
  const docx::ChartPlot* plot = nullptr;
  const docx::ChartSeries* series = nullptr;
  std::size_t point = 0;  ///< of pies and rings
};
std::vector<LegendEntry> legend_entries(const docx::Chart& chart);
/// How wide an entry's sign is: a square, or a piece of the line.
double sign_width(const LegendEntry& entry);

}  // namespace sealpress::layout::chart
