// How series look, and the pieces of which charts are painted.
#pragma once

#include "docx/styles.h"
#include "layout/chart/plan.h"

namespace sealpress::layout::chart {

/// The theme's colours in turn, darker from the seventh series on.
Color automatic_color(std::size_t index, const docx::Theme& theme);

/// What fills a series, or one of its points.
docx::ChartFill fill_of(const docx::ChartPlot& plot, const docx::ChartSeries& series,
                        std::size_t point, const docx::Theme& theme);

/// Whether a series' points are joined.
bool has_line(const docx::ChartPlot& plot, const docx::ChartSeries& series);
void draw_series_line(const std::vector<Spot>& spots, const docx::ChartPlot& plot,
                      const docx::ChartSeries& series, Sheet& sheet, const docx::Theme& theme);
void draw_marker(Spot at, const docx::ChartPlot& plot, const docx::ChartSeries& series,
                 Sheet& sheet, const docx::Theme& theme);

/// What is written at a point; `share` of the whole, for percentages.
std::string label_of(const docx::DataLabels& labels, const docx::ChartSeries& series,
                     const std::string& category, double value, double share);

/// The lines of a chart that states none (seen in Word's).
inline constexpr Color kGridColor{0xB3, 0xB3, 0xB3};

/// Grid, ground and border, below the series.
void draw_ground(const docx::Chart& chart, const Plan& plan, Sheet& sheet);
/// Axes with their ticks and labels, above them.
void draw_axes(const docx::Chart& chart, const Plan& plan, Sheet& sheet);

void draw_bars(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
               const docx::Theme& theme);
/// Lines, areas, points and bubbles.
void draw_points(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
                 const docx::Theme& theme);
void draw_pie(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
              const docx::Theme& theme);
void draw_net(const docx::Chart& chart, const Plan& plan, Sheet& sheet, const docx::Theme& theme);

}  // namespace sealpress::layout::chart
