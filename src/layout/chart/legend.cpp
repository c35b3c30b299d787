#include "layout/chart/legend.h"

#include <algorithm>

#include "layout/chart/paint.h"

namespace sealpress::layout::chart {
namespace {

// Read off Word's charts, in points and in sizes of the text.
constexpr double kEdge = 6, kInside = 4.88, kBehindSign = 2.4, kBehindWords = 3.95;
constexpr double kPitch = 1.5;  ///< lines of text
constexpr double kSquare = 5.27, kLine = 19.2;
constexpr double kBetween = 7.4, kBetweenLines = 12.6;  ///< entries side by side

bool is_line(Kind kind) {
  return kind == Kind::line || kind == Kind::radar;
}

bool stands_aside(const docx::Chart& chart) {
  using enum docx::ChartLegend::Side;
  return chart.legend->side == right || chart.legend->side == left;
}

/// Word lists what is stacked from the top down, and lying bars in the order of the page.
bool is_reversed(const docx::Chart& chart, const docx::ChartPlot& plot) {
  if (plot.kind == Kind::bar) return plot.grouping == Grouping::clustered;
  return plot.grouping != Grouping::clustered && stands_aside(chart);
}

double width_of(const LegendEntry& entry, const Sheet& sheet, const docx::ChartText& text) {
  return sign_width(entry) + kBehindSign + sheet.text_width(entry.words, text);
}

double gap_behind(const LegendEntry& entry) {
  return sign_width(entry) == kLine ? kBetweenLines : kBetween;
}

struct Measure {
  double width = 0, height = 0;
};

Measure extent_of(const docx::Chart& chart, const Sheet& sheet,
                  const std::vector<LegendEntry>& entries) {
  const docx::ChartText& text = chart.legend->text;
  const double pitch = kPitch * sheet.line_height(text);
  Measure extent;
  for (const LegendEntry& entry : entries) {
    const double width = width_of(entry, sheet, text);
    if (stands_aside(chart)) {
      extent.width = std::max(extent.width, width);
      extent.height += pitch;
    } else {
      extent.width += width + (extent.width > 0 ? gap_behind(entry) : 0);
      extent.height = pitch;
    }
  }
  extent.width += kInside + kBehindWords;
  return extent;
}

void draw_sign(const LegendEntry& entry, double left, double middle, Sheet& sheet,
               const docx::Theme& theme) {
  const docx::ChartPlot& plot = *entry.plot;
  const docx::ChartSeries& series = *entry.series;
  const double width = sign_width(entry);
  if (is_line(plot.kind) || plot.kind == Kind::scatter) {
    if (is_line(plot.kind) || has_line(plot, series)) {
      draw_series_line({{left, middle}, {left + width, middle}}, plot, series, sheet, theme);
    }
    draw_marker({left + width / 2, middle}, plot, series, sheet, theme);
    return;
  }
  const docx::ChartFill fill = fill_of(plot, series, entry.point, theme);
  if (plot.kind == Kind::bubble) {
    return sheet.disc({left + width / 2, middle}, kSquare / 2, fill.color, series.line.color);
  }
  const double half = kSquare / 2;
  sheet.rectangle({left, middle - half, left + kSquare, middle + half}, fill, series.line,
                  std::nullopt);
}

}  // namespace

std::vector<LegendEntry> legend_entries(const docx::Chart& chart) {
  std::vector<LegendEntry> all;
  const std::vector<std::string> categories = categories_of(chart);
  for (const docx::ChartPlot& plot : chart.plots) {
    if (plot.series.empty()) continue;
    const bool by_point =
        plot.kind == Kind::pie || plot.kind == Kind::doughnut ||
        (plot.varies_colors && plot.series.size() == 1 && chart.plots.size() == 1);
    std::vector<LegendEntry> own;
    if (by_point && plot.kind != Kind::scatter && plot.kind != Kind::line) {
      for (std::size_t i = 0; i < categories.size(); ++i) {
        own.push_back({categories[i], &plot, &plot.series.front(), i});
      }
    } else {
      for (std::size_t s = 0; s < plot.series.size(); ++s) {
        const docx::ChartSeries& series = plot.series[s];
        const std::string name = series.name.empty() ? "系列" + std::to_string(s + 1) : series.name;
        own.push_back({name, &plot, &series, 0});
      }
      if (is_reversed(chart, plot)) std::reverse(own.begin(), own.end());
    }
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

double sign_width(const LegendEntry& entry) {
  const Kind kind = entry.plot->kind;
  if (is_line(kind)) return kLine;
  return kind == Kind::scatter && has_line(*entry.plot, *entry.series) ? kLine : kSquare;
}

std::optional<Box> legend_box(const docx::Chart& chart, const Sheet& sheet, double above) {
  const std::vector<LegendEntry> entries = legend_entries(chart);
  if (entries.empty()) return std::nullopt;
  const Measure extent = extent_of(chart, sheet, entries);
  const double middle = sheet.height() / 2, centre = sheet.width() / 2;
  using enum docx::ChartLegend::Side;
  switch (chart.legend->side) {
    case right:
      return Box{sheet.width() - kEdge - extent.width, middle - extent.height / 2,
                 sheet.width() - kEdge, middle + extent.height / 2};
    case left:
      return Box{kEdge, middle - extent.height / 2, kEdge + extent.width,
                 middle + extent.height / 2};
    case top:
      return Box{centre - extent.width / 2, above + kEdge, centre + extent.width / 2,
                 above + kEdge + extent.height};
    default:
      return Box{centre - extent.width / 2, sheet.height() - kEdge - extent.height,
                 centre + extent.width / 2, sheet.height() - kEdge};
  }
}

void draw_legend(const docx::Chart& chart, const Box& box, Sheet& sheet, const docx::Theme& theme) {
  const docx::ChartText& text = chart.legend->text;
  const double pitch = kPitch * sheet.line_height(text);
  double left = box.left + kInside, middle = box.top + pitch / 2;
  for (const LegendEntry& entry : legend_entries(chart)) {
    draw_sign(entry, left, middle, sheet, theme);
    sheet.words(entry.words, text, {left + sign_width(entry) + kBehindSign, middle}, Side::left);
    if (stands_aside(chart)) {
      middle += pitch;
    } else {
      left += width_of(entry, sheet, text) + gap_behind(entry);
    }
  }
}

}  // namespace sealpress::layout::chart
