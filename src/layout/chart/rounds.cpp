// Pies, rings and nets.
#include <algorithm>
#include <cmath>

#include "layout/chart/paint.h"

namespace sealpress::layout::chart {
namespace {

constexpr double kTurn = 360;

Spot centre_of(const Box& box) {
  return {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
}

double sum_of(const docx::ChartSeries& series) {
  double sum = 0;
  for (const auto& value : series.values) sum += std::abs(value.value_or(0));
  return sum;
}

class PiePainter {
 public:
  PiePainter(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet, const docx::Theme& theme)
      : plot_(plot), plan_(plan), sheet_(sheet), theme_(theme), centre_(centre_of(plan.plot)) {
    radius_ = std::min(plan.plot.width(), plan.plot.height()) / 2;
    if (has_labels_outside()) radius_ -= sheet.line_height(plot.series.front().labels.text) + 4;
    radius_ = std::max(radius_, 5.0);
  }

  void paint() {
    const bool ring = plot_.kind == Kind::doughnut;
    const std::size_t rings = ring ? plot_.series.size() : 1;
    const double hole = ring ? radius_ * plot_.hole : 0;
    const double band = (radius_ - hole) / static_cast<double>(std::max<std::size_t>(rings, 1));
    for (std::size_t s = 0; s < rings && s < plot_.series.size(); ++s) {
      const double inner = ring ? hole + band * static_cast<double>(s) : 0;
      series(plot_.series[s], ring ? inner + band : radius_, inner);
    }
  }

 private:
  bool has_labels_outside() const {
    return plot_.kind == Kind::pie && !plot_.series.empty() && is_outside(plot_.series.front());
  }
  static bool is_outside(const docx::ChartSeries& series) {
    const std::string& position = series.labels.position;
    return series.labels.any() && position != "ctr" && position != "inEnd" && position != "inBase";
  }

  void series(const docx::ChartSeries& series, double outer, double inner) {
    const double sum = sum_of(series);
    if (sum <= 0) return;
    double from = plot_.first_angle;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      const double value = std::abs(series.values[i].value_or(0));
      const double to = from + value / sum * kTurn;
      const docx::ChartFill fill = fill_of(plot_, series, i, theme_);
      if (fill.color) sheet_.slice(centre_, outer, inner, from, to, *fill.color);
      if (series.line.stated && series.line.color && value > 0) edge(series, outer, inner, from);
      from = to;
    }
    from = plot_.first_angle;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      const double value = std::abs(series.values[i].value_or(0));
      const double to = from + value / sum * kTurn;
      if (series.labels.any() && value > 0)
        label(series, i, value / sum, outer, inner, (from + to) / 2);
      from = to;
    }
  }

  /// The thin line between two pieces, which most charts draw in white.
  void edge(const docx::ChartSeries& series, double outer, double inner, double angle) {
    const double width = series.line.width ? series.line.width->to_pt() : 0.75;
    sheet_.lines({on_circle(centre_, inner, angle), on_circle(centre_, outer, angle)},
                 *series.line.color, width);
  }

  void label(const docx::ChartSeries& series, std::size_t i, double share, double outer,
             double inner, double angle) {
    const docx::DataLabels& labels = series.labels;
    const std::string category =
        i < plan_.categories.size() ? plan_.categories[i].front() : std::string();
    const std::string words =
        label_of(labels, series, category, series.values[i].value_or(0), share);
    if (plot_.kind == Kind::pie && is_outside(series)) {
      const Spot at = on_circle(centre_, outer + sheet_.line_height(labels.text) / 2 + 2, angle);
      const double side = std::sin(angle * kDegree);
      const Side text_side = side > 0.3 ? Side::left : side < -0.3 ? Side::right : Side::middle;
      return sheet_.words(words, labels.text, at, text_side);
    }
    const double at = inner > 0                    ? (inner + outer) / 2
                      : labels.position == "inEnd" ? outer * 0.82
                                                   : outer * 0.6;
    sheet_.words(words, labels.text, on_circle(centre_, at, angle), Side::middle);
  }

  const docx::ChartPlot& plot_;
  const Plan& plan_;
  Sheet& sheet_;
  const docx::Theme& theme_;
  Spot centre_;
  double radius_ = 0;
};

class NetPainter {
 public:
  NetPainter(const docx::Chart& chart, const Plan& plan, Sheet& sheet, const docx::Theme& theme)
      : chart_(chart),
        plan_(plan),
        sheet_(sheet),
        theme_(theme),
        centre_(centre_of(plan.plot)),
        radius_(std::min(plan.plot.width(), plan.plot.height()) / 2),
        spokes_(std::max<std::size_t>(plan.categories.size(), 1)) {}

  void paint() {
    net();
    for (const docx::ChartPlot& plot : chart_.plots) {
      for (const docx::ChartSeries& one : plot.series) series(plot, one);
    }
    for (const double tick : plan_.value.ticks()) {
      constexpr double kGap = 11;
      const docx::ChartText& text = chart_.value.text;
      if (chart_.value.deleted || !chart_.value.has_labels) break;
      const Spot at = spot(0, tick);
      sheet_.words(shown(tick, plan_.value_format), text, {at.x - kGap, at.y}, Side::right);
    }
    names();
  }

 private:
  double angle(std::size_t i) const {
    return kTurn * static_cast<double>(i) / static_cast<double>(spokes_);
  }
  Spot spot(std::size_t i, double value) const {
    return on_circle(centre_, radius_ * std::clamp(plan_.value.at(value), 0.0, 1.0), angle(i));
  }

  void net() {
    const docx::ChartLine line = chart_.value.gridlines.value_or(docx::ChartLine());
    if (chart_.value.gridlines) {
      for (const double tick : plan_.value.ticks()) {
        for (std::size_t i = 0; i < spokes_; ++i) {
          sheet_.line(spot(i, tick), spot((i + 1) % spokes_, tick), line, kGridColor);
        }
      }
    }
    for (std::size_t i = 0; i < spokes_; ++i) {
      sheet_.line(centre_, spot(i, plan_.value.most), chart_.value.line, kGridColor);
    }
  }

  void series(const docx::ChartPlot& plot, const docx::ChartSeries& series) {
    std::vector<Spot> outline;
    for (std::size_t i = 0; i < series.values.size() && i < spokes_; ++i) {
      outline.push_back(spot(i, series.values[i].value_or(plan_.value.least)));
    }
    if (outline.empty()) return;
    if (plot.filled) {
      return sheet_.area(outline, fill_of(plot, series, spokes_, theme_), series.line,
                         std::nullopt);
    }
    outline.push_back(outline.front());
    draw_series_line(outline, plot, series, sheet_, theme_);
    outline.pop_back();
    for (const Spot& at : outline) draw_marker(at, plot, series, sheet_, theme_);
  }

  void names() {
    const docx::ChartText& text = chart_.category.text;
    const double line = sheet_.line_height(text);
    for (std::size_t i = 0; i < plan_.categories.size(); ++i) {
      const Spot at = on_circle(centre_, radius_, angle(i));
      const double side = std::sin(angle(i) * kDegree), up = std::cos(angle(i) * kDegree);
      constexpr double kGap = 3;
      const Side text_side = side > 0.1 ? Side::left : side < -0.1 ? Side::right : Side::middle;
      const double x = at.x + (side > 0.1 ? kGap : side < -0.1 ? -kGap : 0);
      // The names above and below stand clear of the net, those beside it at its corners.
      const double y = at.y - (up > 0.9 ? line / 2 + 4 : up < -0.9 ? -line / 2 - 2 : 0);
      sheet_.words(plan_.categories[i].front(), text, {x, y}, text_side);
    }
  }

  const docx::Chart& chart_;
  const Plan& plan_;
  Sheet& sheet_;
  const docx::Theme& theme_;
  Spot centre_;
  double radius_;
  std::size_t spokes_;
};

}  // namespace

void draw_pie(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
              const docx::Theme& theme) {
  if (!plot.series.empty()) PiePainter(plot, plan, sheet, theme).paint();
}

void draw_net(const docx::Chart& chart, const Plan& plan, Sheet& sheet, const docx::Theme& theme) {
  NetPainter(chart, plan, sheet, theme).paint();
}

}  // namespace sealpress::layout::chart
