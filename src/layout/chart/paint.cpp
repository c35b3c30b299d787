#include "layout/chart/paint.h"

#include <algorithm>
#include <cmath>

namespace sealpress::layout::chart {
namespace {

using docx::MarkerSymbol;

constexpr double kSeriesLine = 2.25;  // points
constexpr MarkerSymbol kTurn[] = {
    MarkerSymbol::diamond, MarkerSymbol::square, MarkerSymbol::triangle, MarkerSymbol::x,
    MarkerSymbol::star,    MarkerSymbol::circle, MarkerSymbol::plus,     MarkerSymbol::dash};

bool is_stroked(MarkerSymbol symbol) {
  return symbol == MarkerSymbol::x || symbol == MarkerSymbol::plus || symbol == MarkerSymbol::star;
}

void stroke_marker(Spot at, MarkerSymbol symbol, double half, Color color, Sheet& sheet) {
  const auto stroke = [&](double x, double y) {
    sheet.lines({{at.x - x * half, at.y - y * half}, {at.x + x * half, at.y + y * half}}, color,
                0.75);
  };
  if (symbol != MarkerSymbol::plus) stroke(1, 1), stroke(1, -1);
  if (symbol == MarkerSymbol::plus) stroke(1, 0);
  if (symbol != MarkerSymbol::x) stroke(0, 1);
}

std::vector<Spot> marker_outline(Spot at, MarkerSymbol symbol, double half) {
  switch (symbol) {
    case MarkerSymbol::diamond:
      return {{at.x, at.y - half}, {at.x + half, at.y}, {at.x, at.y + half}, {at.x - half, at.y}};
    case MarkerSymbol::triangle:
      return {{at.x, at.y - half}, {at.x + half, at.y + half}, {at.x - half, at.y + half}};
    case MarkerSymbol::dash:
    case MarkerSymbol::dot: {
      const double wide = symbol == MarkerSymbol::dash ? half : half / 2;
      return {{at.x - wide, at.y - half / 4},
              {at.x + wide, at.y - half / 4},
              {at.x + wide, at.y + half / 4},
              {at.x - wide, at.y + half / 4}};
    }
    default:
      return {{at.x - half, at.y - half},
              {at.x + half, at.y - half},
              {at.x + half, at.y + half},
              {at.x - half, at.y + half}};
  }
}

}  // namespace

Color automatic_color(std::size_t index, const docx::Theme& theme) {
  static constexpr Color kOffice[] = {{0x4F, 0x81, 0xBD}, {0xC0, 0x50, 0x4D}, {0x9B, 0xBB, 0x59},
                                      {0x80, 0x64, 0xA2}, {0x4B, 0xAC, 0xC6}, {0xF7, 0x96, 0x46}};
  constexpr std::size_t kAccents = 6;
  const auto found = theme.colors.find("accent" + std::to_string(index % kAccents + 1));
  Color color = found == theme.colors.end() ? kOffice[index % kAccents] : found->second;
  if (index / kAccents % 2 == 1) {
    constexpr double kDarker = 0.6;
    for (std::uint8_t* part : {&color.red, &color.green, &color.blue}) {
      *part = static_cast<std::uint8_t>(std::lround(*part * kDarker));
    }
  }
  return color;
}

docx::ChartFill fill_of(const docx::ChartPlot& plot, const docx::ChartSeries& series,
                        std::size_t point, const docx::Theme& theme) {
  const auto own = series.points.find(point);
  if (own != series.points.end()) return own->second;
  const bool by_point = plot.kind == Kind::pie || plot.kind == Kind::doughnut ||
                        (plot.varies_colors && plot.series.size() == 1);
  if (series.fill.stated && !(by_point && plot.kind == Kind::doughnut)) return series.fill;
  return {true, automatic_color(by_point ? point : series.index, theme)};
}

bool has_line(const docx::ChartPlot& plot, const docx::ChartSeries& series) {
  if (series.line.stated) return series.line.color.has_value();
  return plot.kind != Kind::scatter || plot.lines;
}

void draw_series_line(const std::vector<Spot>& spots, const docx::ChartPlot& plot,
                      const docx::ChartSeries& series, Sheet& sheet, const docx::Theme& theme) {
  if (!has_line(plot, series)) return;
  const Color color = series.line.color.value_or(automatic_color(series.index, theme));
  const double width = series.line.width ? series.line.width->to_pt() : kSeriesLine;
  if (series.smooth) {
    sheet.curve(spots, color, width);
  } else {
    sheet.lines(spots, color, width);
  }
}

void draw_marker(Spot at, const docx::ChartPlot& plot, const docx::ChartSeries& series,
                 Sheet& sheet, const docx::Theme& theme) {
  const docx::ChartMarker& marker = series.marker;
  if (!plot.has_markers || marker.symbol == MarkerSymbol::none) return;
  const MarkerSymbol symbol = marker.symbol == MarkerSymbol::automatic
                                  ? kTurn[series.index % std::size(kTurn)]
                                  : marker.symbol;
  const Color own = series.line.color.value_or(automatic_color(series.index, theme));
  const docx::ChartFill fill = marker.fill.stated ? marker.fill : docx::ChartFill{true, own};
  const std::optional<Color> border = marker.line.stated ? marker.line.color : own;
  const double half = marker.size / 2;
  if (is_stroked(symbol)) return stroke_marker(at, symbol, half, border.value_or(own), sheet);
  if (symbol == MarkerSymbol::circle) return sheet.disc(at, half, fill.color, border);
  sheet.area(marker_outline(at, symbol, half), fill, {true, border, Length::pt(0.75), {}},
             std::nullopt);
}

std::string label_of(const docx::DataLabels& labels, const docx::ChartSeries& series,
                     const std::string& category, double value, double share) {
  std::string out;
  const auto add = [&](bool wanted, const std::string& words) {
    if (!wanted) return;
    if (!out.empty()) out += labels.separator;
    out += words;
  };
  add(labels.series, series.name);
  add(labels.category, category);
  const bool of_share = labels.format.find('%') != std::string::npos && labels.percent;
  add(labels.value,
      shown(value, labels.format.empty() || of_share ? series.format : labels.format));
  add(labels.percent, shown(share, of_share ? labels.format : "0%"));
  return out;
}

}  // namespace sealpress::layout::chart
