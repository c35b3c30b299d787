#include "layout/chart/chart.h"

#include <sstream>
#include <utility>

#include "layout/chart/legend.h"
#include "layout/chart/paint.h"

namespace sealpress::layout {
namespace {

using namespace chart;  // NOLINT(google-build-using-namespace): this file opens that room

void draw_title(const docx::ChartTitle& title, const Plan& plan, Sheet& sheet) {
  std::istringstream lines(title.text);
  double middle = plan.title_middle;
  for (std::string line; std::getline(lines, line);) {
    sheet.words(line, title.format, {sheet.width() / 2, middle}, Side::middle);
    middle += sheet.line_height(title.format);
  }
}

void draw_plot(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
               const docx::Theme& theme) {
  switch (plot.kind) {
    case Kind::column:
    case Kind::bar:
      return draw_bars(plot, plan, sheet, theme);
    case Kind::line:
    case Kind::area:
    case Kind::scatter:
    case Kind::bubble:
      return draw_points(plot, plan, sheet, theme);
    case Kind::pie:
    case Kind::doughnut:
      return draw_pie(plot, plan, sheet, theme);
    case Kind::radar:
      return;  // a net is drawn whole
  }
}

}  // namespace

std::vector<frame::Item> draw_chart(const docx::Chart& chart, const Rect& box,
                                    const Context& context) {
  Sheet sheet(box, context);
  const docx::Theme& theme = context.file.styles.theme;
  const Box whole{0, 0, sheet.width(), sheet.height()};
  if (sheet.width() < 20 || sheet.height() < 20) return {};
  sheet.rectangle(whole, chart.area_fill, chart.area_line, std::nullopt);
  const Plan plan = plan_of(chart, sheet);
  const bool net = chart.plots.front().kind == Kind::radar;
  if (!plan.round) draw_ground(chart, plan, sheet);
  if (net) draw_net(chart, plan, sheet, theme);
  for (const docx::ChartPlot& plot : chart.plots) draw_plot(plot, plan, sheet, theme);
  if (!plan.round) draw_axes(chart, plan, sheet);
  if (plan.legend) draw_legend(chart, *plan.legend, sheet, theme);
  draw_title(chart.title, plan, sheet);
  return std::move(sheet).take();
}

}  // namespace sealpress::layout
