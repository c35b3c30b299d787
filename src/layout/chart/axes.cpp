#include <algorithm>
#include <cmath>

#include "layout/chart/distances.h"
#include "layout/chart/paint.h"

namespace sealpress::layout::chart {
namespace {

class AxisPainter {
 public:
  AxisPainter(const docx::Chart& chart, const Plan& plan, Sheet& sheet)
      : chart_(chart), plan_(plan), sheet_(sheet) {}

  void ground() {
    const Box& p = plan_.plot;
    sheet_.rectangle(p, chart_.plot_fill, {}, std::nullopt);
    const auto across = [&](double y, const docx::ChartLine& line) {
      sheet_.line({p.left, y}, {p.right, y}, line, kGridColor);
    };
    const auto down = [&](double x, const docx::ChartLine& line) {
      sheet_.line({x, p.top}, {x, p.bottom}, line, kGridColor);
    };
    if (chart_.value.gridlines) {
      for (const double tick : plan_.value.ticks()) {
        const double at = plan_.value_at(tick, false);
        plan_.horizontal ? down(at, *chart_.value.gridlines) : across(at, *chart_.value.gridlines);
      }
    }
    if (chart_.category.gridlines) {
      for (const double at : category_ticks()) {
        plan_.horizontal ? across(at, *chart_.category.gridlines)
                         : down(at, *chart_.category.gridlines);
      }
    }
    if (chart_.plot_line.stated) sheet_.rectangle(p, {true, std::nullopt}, chart_.plot_line, {});
  }

  void axes() {
    value_axis(chart_.value, plan_.value, false);
    const bool second = std::any_of(chart_.plots.begin(), chart_.plots.end(),
                                    [](const docx::ChartPlot& p) { return p.secondary; });
    if (second) value_axis(chart_.secondary, plan_.secondary, true);
    category_axis();
  }

 private:
  /// Where the ticks between categories stand, or those of the numbers across.
  std::vector<double> category_ticks() const {
    std::vector<double> all;
    const Box& p = plan_.plot;
    if (plan_.numbers_across) {
      for (const double tick : plan_.across.ticks()) all.push_back(plan_.category_at(tick));
      return all;
    }
    const std::size_t count = plan_.categories.size();
    if (!plan_.between) {
      for (std::size_t i = 0; i < count; ++i) {
        all.push_back(plan_.category_at(static_cast<double>(i)));
      }
      return all;
    }
    for (std::size_t i = 0; i <= count && count > 0; ++i) {
      const double share = static_cast<double>(i) / static_cast<double>(count);
      all.push_back(plan_.horizontal ? p.bottom - share * p.height() : p.left + share * p.width());
    }
    return all;
  }

  void value_axis(const docx::ChartAxis& axis, const Scale& scale, bool second) {
    if (axis.deleted) return;
    const Box& p = plan_.plot;
    const double edge =
        plan_.horizontal ? (second ? p.top : p.bottom) : (second ? p.right : p.left);
    const double away = plan_.horizontal != second ? 1 : -1;  // towards the labels
    if (plan_.horizontal) {
      sheet_.line({p.left, edge}, {p.right, edge}, axis.line, kGridColor);
    } else {
      sheet_.line({edge, p.bottom}, {edge, p.top}, axis.line, kGridColor);
    }
    const std::string& format = second ? plan_.secondary_format : plan_.value_format;
    for (const double tick : scale.ticks()) {
      const double at = plan_.value_at(tick, second);
      draw_tick(axis, at, edge, away, plan_.horizontal);
      if (axis.has_labels) draw_label(axis, shown(tick, format), at, edge, away);
    }
    title(axis, plan_.horizontal, second);
  }

  void draw_tick(const docx::ChartAxis& axis, double at, double edge, double away, bool below) {
    const double from = edge - (axis.ticks_in ? away * kTick : 0);
    const double to = edge + (axis.ticks_out ? away * kTick : 0);
    if (from == to) return;
    if (below) {
      sheet_.line({at, from}, {at, to}, axis.line, kGridColor);
    } else {
      sheet_.line({from, at}, {to, at}, axis.line, kGridColor);
    }
  }

  void draw_label(const docx::ChartAxis& axis, const std::string& words, double at, double edge,
                  double away) {
    const docx::ChartText& text = axis.text;
    if (plan_.horizontal) {
      const double down = tick(axis) + kGapDown * text.size + sheet_.line_height(text) / 2;
      return sheet_.words(words, text, {at, edge + away * down}, Side::middle);
    }
    const double gap = tick(axis) + kGapAcross * text.size;
    sheet_.words(words, text, {edge + away * gap, at}, away < 0 ? Side::right : Side::left);
  }

  /// The axis stands at zero, or where it is told to; its labels stay at the plot's edge.
  void category_axis() {
    const docx::ChartAxis& axis = chart_.category;
    if (axis.deleted) return;
    const Box& p = plan_.plot;
    const double zero = plan_.value_at(chart_.category.crosses_at.value_or(0), false);
    const double edge = plan_.horizontal ? p.left : p.bottom;
    if (plan_.horizontal) {
      sheet_.line({zero, p.bottom}, {zero, p.top}, axis.line, kGridColor);
    } else {
      sheet_.line({p.left, zero}, {p.right, zero}, axis.line, kGridColor);
    }
    for (const double at : category_ticks()) {
      draw_tick(axis, at, zero, plan_.horizontal ? -1 : 1, !plan_.horizontal);
    }
    if (axis.has_labels) {
      if (plan_.numbers_across) {
        number_labels(edge);
      } else {
        names(edge);
      }
    }
    title(axis, !plan_.horizontal, false);
  }

  void number_labels(double edge) {
    const docx::ChartText& text = chart_.category.text;
    const double down = tick(chart_.category) + kGapDown * text.size + sheet_.line_height(text) / 2;
    for (const double number : plan_.across.ticks()) {
      sheet_.words(shown(number, plan_.across_format), text,
                   {plan_.category_at(number), edge + down}, Side::middle);
    }
  }

  void names(double edge) {
    const docx::ChartAxis& axis = chart_.category;
    const docx::ChartText& text = axis.text;
    const double line = sheet_.line_height(text);
    const double count = static_cast<double>(plan_.categories.size());
    // Names that would lie upon each other: every second, every third is written.
    const double slot =
        (plan_.horizontal ? plan_.plot.height() : plan_.plot.width()) / std::max(count, 1.0);
    const auto step = static_cast<std::size_t>(std::max(1.0, std::ceil(line * 0.8 / slot)));
    for (std::size_t i = 0; i < plan_.categories.size(); i += step) {
      const double at = plan_.category_at(static_cast<double>(i));
      if (plan_.horizontal) {
        sheet_.words(plan_.categories[i].front(), text,
                     {edge - tick(axis) - kGapAcross * text.size, at}, Side::right);
      } else if (plan_.turn != 0) {
        const double top = edge + tick(axis) + kGapDown * text.size + line / 2;
        sheet_.turned(plan_.categories[i].front(), text, {at, top},
                      plan_.turn < 0 ? Side::right : Side::left, plan_.turn);
      } else {
        double middle = edge + tick(axis) + kGapDown * text.size + line / 2;
        for (const std::string& words : plan_.categories[i]) {
          sheet_.words(words, text, {at, middle}, Side::middle);
          middle += line;
        }
      }
    }
  }

  void title(const docx::ChartAxis& axis, bool below, bool second) {
    const docx::ChartTitle& title = axis.title;
    if (title.text.empty()) return;
    const double half = sheet_.line_height(title.format) / 2;
    const Box& p = plan_.plot;
    const double centre = (p.left + p.right) / 2, middle = (p.top + p.bottom) / 2;
    if (below) {
      const double labels = axis.has_labels
                                ? tick(axis) + kGapDown * axis.text.size +
                                      std::max(plan_.label_drop, sheet_.line_height(axis.text))
                                : 0;
      return sheet_.words(title.text, title.format, {centre, p.bottom + labels + kPad / 2 + half},
                          Side::middle);
    }
    const double x = second ? sheet_.width() - kPad - half : kPad + half;
    sheet_.turned(title.text, title.format, {x, middle}, Side::middle, -90);
  }

  const docx::Chart& chart_;
  const Plan& plan_;
  Sheet& sheet_;
};

}  // namespace

void draw_ground(const docx::Chart& chart, const Plan& plan, Sheet& sheet) {
  AxisPainter(chart, plan, sheet).ground();
}

void draw_axes(const docx::Chart& chart, const Plan& plan, Sheet& sheet) {
  AxisPainter(chart, plan, sheet).axes();
}

}  // namespace sealpress::layout::chart
