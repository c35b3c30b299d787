#include <algorithm>

#include "layout/chart/paint.h"

namespace sealpress::layout::chart {
namespace {

class BarPainter {
 public:
  BarPainter(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet, const docx::Theme& theme)
      : plot_(plot), plan_(plan), sheet_(sheet), theme_(theme) {
    const double whole = plan.horizontal ? plan.plot.height() : plan.plot.width();
    const auto count = static_cast<double>(std::max<std::size_t>(plan.categories.size(), 1));
    const auto side_by_side = static_cast<double>(stacks() ? 1 : plot.series.size());
    const double apart = stacks() ? 0 : plot.overlap;
    const double in_widths = side_by_side - (side_by_side - 1) * apart;
    width_ = whole / count / (in_widths + plot.gap_width);
    first_ = -in_widths * width_ / 2;
    stride_ = width_ * (1 - apart);
  }

  void paint() {
    for (std::size_t s = 0; s < plot_.series.size(); ++s) {
      for (std::size_t i = 0; i < plot_.series[s].values.size(); ++i) bar(s, i, false);
    }
    for (std::size_t s = 0; s < plot_.series.size(); ++s) {
      if (!plot_.series[s].labels.any()) continue;
      for (std::size_t i = 0; i < plot_.series[s].values.size(); ++i) bar(s, i, true);
    }
  }

 private:
  bool stacks() const { return plot_.grouping != Grouping::clustered; }

  void bar(std::size_t s, std::size_t i, bool label_only) {
    const docx::ChartSeries& series = plot_.series[s];
    const auto value = value_of(plot_, series, i);
    if (!value || i >= plan_.categories.size()) return;
    const Scale& scale = plot_.secondary ? plan_.secondary : plan_.value;
    const double ground = std::clamp(0.0, scale.least, scale.most);
    const double base = stacks() ? base_of(plot_, s, i) : ground;
    const double from = plan_.value_at(base, plot_.secondary);
    const double to = plan_.value_at((stacks() ? base : 0) + *value, plot_.secondary);
    const double offset = first_ + (stacks() ? 0 : static_cast<double>(s) * stride_);
    const double middle = plan_.category_at(static_cast<double>(i));
    if (label_only) return label(series, i, *value, from, to, middle, offset);
    // Lying series come from the bottom up.
    const double begin = plan_.horizontal ? middle - offset - width_ : middle + offset;
    const Box box = plan_.horizontal
                        ? Box{std::min(from, to), begin, std::max(from, to), begin + width_}
                        : Box{begin, std::min(from, to), begin + width_, std::max(from, to)};
    sheet_.rectangle(box, fill_of(plot_, series, i, theme_), series.line, std::nullopt);
  }

  void label(const docx::ChartSeries& series, std::size_t i, double value, double from, double to,
             double middle, double offset) {
    const docx::DataLabels& labels = series.labels;
    const std::string words =
        label_of(labels, series, plan_.categories[i].front(), series.values[i].value_or(0), value);
    const double line = sheet_.line_height(labels.text), away = to < from ? -1 : 1;
    const bool inside = labels.position == "ctr" || labels.position == "inEnd" ||
                        labels.position == "inBase" || (labels.position.empty() && stacks());
    const bool centred = labels.position == "ctr" || labels.position.empty();
    double at = to + away * (line / 2 + 1);
    if (inside && centred) at = (from + to) / 2;
    if (labels.position == "inEnd") at = to - away * (line / 2 + 1);
    if (labels.position == "inBase") at = from + away * (line / 2 + 1);
    if (!plan_.horizontal) {
      return sheet_.words(words, labels.text, {middle + offset + width_ / 2, at}, Side::middle);
    }
    const double y = middle - offset - width_ / 2;
    if (inside && centred) return sheet_.words(words, labels.text, {at, y}, Side::middle);
    constexpr double kGap = 3;
    const double x = inside ? to - away * kGap : to + away * kGap;
    sheet_.words(words, labels.text, {x, y}, (away > 0) != inside ? Side::left : Side::right);
  }

  const docx::ChartPlot& plot_;
  const Plan& plan_;
  Sheet& sheet_;
  const docx::Theme& theme_;
  double width_ = 0, first_ = 0, stride_ = 0;
};

}  // namespace

void draw_bars(const docx::ChartPlot& plot, const Plan& plan, Sheet& sheet,
               const docx::Theme& theme) {
  BarPainter(plot, plan, sheet, theme).paint();
}

}  // namespace sealpress::layout::chart
