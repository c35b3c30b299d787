#include <algorithm>
#include <cmath>

#include "layout/chart/paint.h"

namespace sealpress::layout::chart {
namespace {

/// The largest bubble's width, as a part of the plot's smaller side (read off Word's charts).
constexpr double kLargestBubble = 0.2633;

class PointPainter {
 public:
  PointPainter(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
               const docx::Theme& theme)
      : plot_(plot), plan_(plan), sheet_(sheet), theme_(theme) {}

  void paint() {
    // Areas that stand on each other are painted from the highest down.
    for (std::size_t n = 0; n < plot_.series.size(); ++n) {
      const std::size_t s = plot_.kind == Kind::area && stacks() ? plot_.series.size() - 1 - n : n;
      paint(s);
    }
    for (std::size_t s = 0; s < plot_.series.size(); ++s) labels(s);
  }

 private:
  bool stacks() const { return plot_.grouping != Grouping::clustered; }

  std::optional<Spot> spot(std::size_t s, std::size_t i) const {
    const docx::ChartSeries& series = plot_.series[s];
    const auto value = value_of(plot_, series, i);
    if (!value) return std::nullopt;
    const bool stated = i < series.x.size() && series.x[i];
    const double across = !plan_.numbers_across ? static_cast<double>(i)
                          : stated              ? *series.x[i]
                                                : static_cast<double>(i + 1);
    const double base = stacks() ? base_of(plot_, s, i) : 0;
    return Spot{plan_.category_at(across), plan_.value_at(base + *value, plot_.secondary)};
  }

  void paint(std::size_t s) {
    if (plot_.kind == Kind::bubble) return bubbles(s);
    if (plot_.kind == Kind::area) return ground(s);
    const docx::ChartSeries& series = plot_.series[s];
    std::vector<Spot> joined;
    const auto flush = [&] {
      draw_series_line(joined, plot_, series, sheet_, theme_);
      joined.clear();
    };
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (const auto at = spot(s, i)) {
        joined.push_back(*at);
      } else {
        flush();  // a gap
      }
    }
    flush();
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (const auto at = spot(s, i)) draw_marker(*at, plot_, series, sheet_, theme_);
    }
  }

  /// From the values down to the axis: those above cover what lies below them.
  void ground(std::size_t s) {
    const docx::ChartSeries& series = plot_.series[s];
    std::vector<Spot> outline;
    const Scale& scale = plot_.secondary ? plan_.secondary : plan_.value;
    const double floor = plan_.value_at(std::clamp(0.0, scale.least, scale.most), plot_.secondary);
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      const Spot at = spot(s, i).value_or(Spot{plan_.category_at(static_cast<double>(i)), floor});
      if (outline.empty()) outline.push_back({at.x, floor});
      outline.push_back(at);
    }
    if (outline.empty()) return;
    outline.push_back({outline.back().x, floor});
    sheet_.area(outline, fill_of(plot_, series, series.values.size(), theme_), series.line,
                std::nullopt);
  }

  void bubbles(std::size_t s) {
    double largest = 0;
    for (const docx::ChartSeries& series : plot_.series) {
      for (const auto& size : series.sizes) largest = std::max(largest, std::abs(size.value_or(0)));
    }
    if (largest <= 0) return;
    const double most =
        kLargestBubble * plot_.bubble_scale * std::min(plan_.plot.width(), plan_.plot.height()) / 2;
    const docx::ChartSeries& series = plot_.series[s];
    for (std::size_t i = 0; i < series.values.size() && i < series.sizes.size(); ++i) {
      const auto at = spot(s, i);
      if (!at || !series.sizes[i]) continue;
      const docx::ChartFill fill = fill_of(plot_, series, i, theme_);
      sheet_.disc(*at, most * std::sqrt(std::abs(*series.sizes[i]) / largest), fill.color,
                  series.line.stated ? series.line.color : std::nullopt);
    }
  }

  void labels(std::size_t s) {
    const docx::ChartSeries& series = plot_.series[s];
    const docx::DataLabels& labels = series.labels;
    if (!labels.any()) return;
    const double line = sheet_.line_height(labels.text);
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      const auto at = spot(s, i);
      if (!at) continue;
      const std::string category =
          i < plan_.categories.size() ? plan_.categories[i].front() : std::string();
      const std::string words = label_of(labels, series, category, *series.values[i],
                                         value_of(plot_, series, i).value_or(0));
      constexpr double kGap = 5;
      if (labels.position == "t") {
        sheet_.words(words, labels.text, {at->x, at->y - line / 2 - kGap}, Side::middle);
      } else if (labels.position == "b") {
        sheet_.words(words, labels.text, {at->x, at->y + line / 2 + kGap}, Side::middle);
      } else if (labels.position == "l") {
        sheet_.words(words, labels.text, {at->x - kGap, at->y}, Side::right);
      } else if (labels.position == "ctr" || plot_.kind == Kind::area) {
        sheet_.words(words, labels.text, *at, Side::middle);
      } else {
        sheet_.words(words, labels.text, {at->x + kGap, at->y}, Side::left);
      }
    }
  }

  const docx::ChartPlot& plot_;
  const Plan& plan_;
  Sheet& sheet_;
  const docx::Theme& theme_;
};

}  // namespace

void draw_points(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
                 const docx::Theme& theme) {
  PointPainter(plot, plan, sheet, theme).paint();
}

}  // namespace sealpress::layout::chart
