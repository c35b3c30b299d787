#include "layout/chart/plan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/chart/distances.h"
#include "layout/chart/legend.h"
#include "text/decimal.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace sealpress::layout::chart {
namespace {

// Read off Word's charts, in points.
constexpr double kMargin = 11;       ///< around the plot where nothing else stands
constexpr double kStepLines = 1.5;   ///< lines of text in the least step of an upright axis
constexpr double kStepAcross = 4;    ///< em in that of a lying one
constexpr double kStepOfNet = 1.25;  ///< lines, from the middle of a net outwards
constexpr double kMostTurn = 45;
constexpr double kBubbleRoom = 0.13;  ///< of the highest value, so that bubbles keep on the plot

bool is_round(Kind kind) {
  return kind == Kind::pie || kind == Kind::doughnut || kind == Kind::radar;
}

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void add(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  /// By a part of the highest value.
  void widen(double part) {
    if (high < low) return;
    const double more = part * std::max(std::abs(high), std::abs(low));
    low = low - more < 0 && low >= 0 ? 0 : low - more;
    high += more;
  }
};

std::size_t category_count(const docx::ChartPlot& plot) {
  std::size_t count = 0;
  for (const docx::ChartSeries& s : plot.series) {
    count = std::max({count, s.values.size(), s.categories.size()});
  }
  return count;
}

Range values_in(const docx::Chart& chart, bool secondary) {
  Range range;
  for (const docx::ChartPlot& plot : chart.plots) {
    if (plot.secondary != secondary) continue;
    const bool stacks = plot.grouping != Grouping::clustered;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
      for (std::size_t i = 0; i < plot.series[s].values.size(); ++i) {
        const auto value = value_of(plot, plot.series[s], i);
        if (value) range.add(*value + (stacks ? base_of(plot, s, i) : 0));
      }
    }
    if (plot.kind == Kind::bubble) range.widen(kBubbleRoom);
  }
  return range;
}

Range numbers_across(const docx::Chart& chart) {
  Range range;
  for (const docx::ChartPlot& plot : chart.plots) {
    for (const docx::ChartSeries& series : plot.series) {
      for (std::size_t i = 0; i < series.values.size(); ++i) {
        const bool stated = i < series.x.size() && series.x[i];
        range.add(stated ? *series.x[i] : static_cast<double>(i + 1));
      }
    }
    if (plot.kind == Kind::bubble) range.widen(kBubbleRoom);
  }
  return range;
}

std::string format_of(const docx::Chart& chart, const docx::ChartAxis& axis, bool secondary) {
  if (!axis.format.empty()) return axis.format;
  for (const docx::ChartPlot& plot : chart.plots) {
    if (plot.secondary != secondary) continue;
    if (plot.grouping == Grouping::percent) return "0%";
    for (const docx::ChartSeries& series : plot.series) {
      if (!series.format.empty()) return series.format;
    }
  }
  return {};
}

/// Words in lines of `width`, broken at blanks and between Chinese characters.
std::vector<std::string> wrapped(const std::string& words, double width, const Sheet& sheet,
                                 const docx::ChartText& format) {
  std::vector<std::string> lines(1);
  std::string piece;
  const auto put = [&] {
    const std::string longer = lines.back() + piece;
    if (!lines.back().empty() && sheet.text_width(longer, format) > width) {
      lines.push_back(piece.starts_with(' ') ? piece.substr(1) : piece);
    } else {
      lines.back() = longer;
    }
    piece.clear();
  };
  for (const char32_t c : text::to_utf32(words)) {
    if (c == U' ' || text::is_wide(c)) put();
    piece += text::to_utf8(std::u32string(1, c));
  }
  put();
  return lines;
}

class Planner {
 public:
  Planner(const docx::Chart& chart, const Sheet& sheet) : chart_(chart), sheet_(sheet) {}

  Plan run() {
    const Kind kind = chart_.plots.front().kind;
    plan_.round = is_round(kind);
    plan_.horizontal = kind == Kind::bar;
    plan_.numbers_across = kind == Kind::scatter || kind == Kind::bubble;
    plan_.between = chart_.value.between && !(kind == Kind::area && chart_.plots.size() == 1);
    plan_.reversed = chart_.category.reversed;
    plan_.value_format = format_of(chart_, chart_.value, false);
    plan_.secondary_format = format_of(chart_, chart_.secondary, true);
    plan_.across_format = chart_.category.format;
    free_ = {kMargin, kMargin, sheet_.width() - kMargin, sheet_.height() - kMargin};
    take_title();
    take_legend();
    const std::vector<std::string> words = categories_of(chart_);
    for (const std::string& one : words) plan_.categories.push_back({one});
    if (kind == Kind::radar) {
      plan_net();
    } else if (plan_.round) {
      plan_.plot = free_;
    } else {
      plan_axes();
    }
    return std::move(plan_);
  }

 private:
  void take_title() {
    const docx::ChartTitle& title = chart_.title;
    if (title.text.empty()) return;
    const double lines =
        1 + static_cast<double>(std::count(title.text.begin(), title.text.end(), '\n'));
    const double height = sheet_.line_height(title.format) * lines;
    plan_.title_middle = kPad + sheet_.line_height(title.format) / 2;
    if (!title.overlay) free_.top = kPad + height + kMargin;
  }

  void take_legend() {
    if (!chart_.legend) return;
    plan_.legend = legend_box(chart_, sheet_, free_.top - kMargin);
    if (!plan_.legend || chart_.legend->overlay) return;
    using enum docx::ChartLegend::Side;
    switch (chart_.legend->side) {
      case right:
        free_.right = plan_.legend->left - kMargin;
        break;
      case left:
        free_.left = plan_.legend->right + kMargin;
        break;
      case top:
        free_.top = plan_.legend->bottom + kMargin;
        break;
      case bottom:
        free_.bottom = plan_.legend->top;
        below_is_legend_ = true;
        break;
    }
  }

  void plan_net() {
    Range range = values_in(chart_, false);
    const double line = sheet_.line_height(chart_.category.text);
    // The names around the net.
    const double names = line + kMargin - 2;
    plan_.plot = free_;
    plan_.plot.top += names - kMargin + 0.5;
    plan_.plot.bottom -= names - (below_is_legend_ ? 0 : kMargin) + 0.5;
    const double radius = std::min(plan_.plot.width(), plan_.plot.height()) / 2;
    plan_.value = scale_of(chart_.value, range.low, range.high, radius / (kStepOfNet * line));
  }

  void plan_axes() {
    plan_.plot = free_;
    make_scales();  // for the widths of labels
    if (chart_.inner_plot) {
      const docx::ChartRect& r = *chart_.inner_plot;
      plan_.plot = {r.x * sheet_.width(), r.y * sheet_.height(), (r.x + r.width) * sheet_.width(),
                    (r.y + r.height) * sheet_.height()};
      fit_categories();
    } else {
      make_room();
    }
    make_scales();
  }

  const docx::ChartAxis& axis_below() const {
    return plan_.horizontal ? chart_.value : chart_.category;
  }
  const docx::ChartAxis& axis_beside() const {
    return plan_.horizontal ? chart_.category : chart_.value;
  }
  static bool is_labelled(const docx::ChartAxis& axis) { return !axis.deleted && axis.has_labels; }

  void make_scales() {
    const docx::ChartAxis& value = chart_.value;
    const double line = sheet_.line_height(value.text), em = value.text.size;
    const double along = plan_.horizontal ? plan_.plot.width() / (kStepAcross * em)
                                          : plan_.plot.height() / (kStepLines * line);
    const Range range = values_in(chart_, false), second = values_in(chart_, true);
    plan_.value = percent_or(value, range, along, false);
    plan_.secondary = percent_or(chart_.secondary, second, along, true);
    if (plan_.numbers_across) {
      const Range across = numbers_across(chart_);
      plan_.across = scale_of(chart_.category, across.low, across.high,
                              plan_.plot.width() / (kStepAcross * chart_.category.text.size));
    }
  }

  Scale percent_or(const docx::ChartAxis& axis, Range range, double along, bool secondary) const {
    const bool percent =
        std::any_of(chart_.plots.begin(), chart_.plots.end(), [&](const docx::ChartPlot& p) {
          return p.secondary == secondary && p.grouping == Grouping::percent;
        });
    if (!percent || axis.most) return scale_of(axis, range.low, range.high, along);
    docx::ChartAxis whole = axis;
    whole.most = range.high > 0 ? 1 : 0;
    whole.least = range.low < 0 ? -1 : 0;
    return scale_of(whole, 0, 1, along);
  }

  double widest_value(const Scale& scale, const std::string& format,
                      const docx::ChartText& text) const {
    double widest = 0;
    for (const double tick : scale.ticks()) {
      widest = std::max(widest, sheet_.text_width(shown(tick, format), text));
    }
    return widest;
  }

  double beside_width() const {
    const docx::ChartAxis& axis = axis_beside();
    if (!is_labelled(axis)) return 0;
    double widest = 0;
    if (plan_.horizontal) {
      for (const auto& lines : plan_.categories) {
        widest = std::max(widest, sheet_.text_width(lines.front(), axis.text));
      }
      widest = std::min(widest, sheet_.width() * 0.4);
    } else {
      widest = widest_value(plan_.value, plan_.value_format, axis.text);
    }
    return widest + tick(axis) + kGapAcross * axis.text.size;
  }

  bool has_secondary() const {
    return std::any_of(chart_.plots.begin(), chart_.plots.end(),
                       [](const docx::ChartPlot& p) { return p.secondary; });
  }

  void make_room() {
    const auto title_room = [&](const docx::ChartAxis& axis) {
      return axis.title.text.empty() || axis.deleted ? 0
                                                     : sheet_.line_height(axis.title.format) + kPad;
    };
    const double beside = beside_width();
    if (beside > 0) plan_.plot.left = free_.left - kMargin + kPad + beside;
    plan_.plot.left += title_room(axis_beside());
    if (has_secondary() && is_labelled(chart_.secondary)) {
      plan_.plot.right =
          free_.right + kMargin - kPad -
          widest_value(plan_.secondary, plan_.secondary_format, chart_.secondary.text) - kTick -
          kGapAcross * chart_.secondary.text.size - title_room(chart_.secondary);
    }
    const docx::ChartAxis& below = axis_below();
    if (is_labelled(below)) {
      reserve_last_label(below);
      fit_categories();
      const double edge = below_is_legend_ ? free_.bottom : sheet_.height();
      plan_.plot.bottom = edge - kPad - plan_.label_drop - tick(below) - kGapDown * below.text.size;
    }
    plan_.plot.bottom -= title_room(below);
    plan_.plot.right = std::max(plan_.plot.right, plan_.plot.left + 10);
    plan_.plot.bottom = std::max(plan_.plot.bottom, plan_.plot.top + 10);
  }

  /// Half of the last number stands beyond the axis' end.
  void reserve_last_label(const docx::ChartAxis& below) {
    const bool numbers = plan_.numbers_across || plan_.horizontal;
    if (!numbers) return;
    const Scale& scale = plan_.horizontal ? plan_.value : plan_.across;
    const std::string& format = plan_.horizontal ? plan_.value_format : plan_.across_format;
    plan_.plot.right -= sheet_.text_width(shown(scale.most, format), below.text) / 2;
  }

  /// Names below the axis: in several lines where they do not fit, else turned.
  void fit_categories() {
    const docx::ChartText& text = axis_below().text;
    const double line = sheet_.line_height(text);
    plan_.label_drop = line;
    if (plan_.horizontal || plan_.numbers_across || plan_.categories.empty()) return;
    const double slot = plan_.plot.width() / static_cast<double>(plan_.categories.size());
    double widest = 0;
    for (const auto& lines : plan_.categories) {
      widest = std::max(widest, sheet_.text_width(lines.front(), text));
    }
    if (text.rotation == 0 && widest <= slot) return;
    if (text.rotation == 0 && wrap(slot, text)) return;
    plan_.turn = text.rotation != 0 ? text.rotation : -kMostTurn;
    const double angle = std::abs(plan_.turn) * kDegree;
    plan_.label_drop =
        std::min(widest * std::sin(angle) + line * std::cos(angle), sheet_.height() * 0.4);
  }

  bool wrap(double slot, const docx::ChartText& text) {
    constexpr std::size_t kMostLines = 3;
    std::vector<std::vector<std::string>> all;
    std::size_t most = 1;
    for (const auto& lines : plan_.categories) {
      all.push_back(wrapped(lines.front(), slot, sheet_, text));
      most = std::max(most, all.back().size());
      for (const std::string& one : all.back()) {
        if (sheet_.text_width(one, text) > slot) return false;
      }
    }
    if (most > kMostLines) return false;
    plan_.categories = std::move(all);
    plan_.label_drop = sheet_.line_height(text) * static_cast<double>(most);
    return true;
  }

  const docx::Chart& chart_;
  const Sheet& sheet_;
  Plan plan_;
  Box free_;
  bool below_is_legend_ = false;
};

}  // namespace

double Plan::category_at(double position) const {
  const double whole = horizontal ? plot.height() : plot.width();
  if (numbers_across) return plot.left + across.at(position) * whole;
  const auto count = static_cast<double>(std::max<std::size_t>(categories.size(), 1));
  if (reversed) position = count - 1 - position;
  const double share = between     ? (position + 0.5) / count
                       : count > 1 ? position / (count - 1)
                                   : 0.5;
  return horizontal ? plot.bottom - share * whole : plot.left + share * whole;
}

double Plan::value_at(double at, bool second) const {
  const double share = std::clamp((second ? secondary : value).at(at), 0.0, 1.0);
  return horizontal ? plot.left + share * plot.width() : plot.bottom - share * plot.height();
}

Plan plan_of(const docx::Chart& chart, const Sheet& sheet) {
  return Planner(chart, sheet).run();
}

std::string shown(double value, const std::string& format) {
  const text::Decimal number = text::Decimal::from(value);
  if (format.empty() || format == "General") return number.plain();
  return text::NumberFormat(format).show(number);
}

std::optional<double> value_of(const docx::ChartPlot& plot, const docx::ChartSeries& series,
                               std::size_t category) {
  if (category >= series.values.size() || !series.values[category]) return std::nullopt;
  const double value = *series.values[category];
  if (plot.grouping != Grouping::percent) return value;
  double sum = 0;
  for (const docx::ChartSeries& other : plot.series) {
    if (category < other.values.size()) sum += std::abs(other.values[category].value_or(0));
  }
  return sum > 0 ? value / sum : 0;
}

double base_of(const docx::ChartPlot& plot, std::size_t index, std::size_t category) {
  const double own = value_of(plot, plot.series[index], category).value_or(0);
  double base = 0;
  for (std::size_t s = 0; s < index; ++s) {
    const double other = value_of(plot, plot.series[s], category).value_or(0);
    if ((other < 0) == (own < 0)) base += other;
  }
  return base;
}

std::vector<std::string> categories_of(const docx::Chart& chart) {
  std::vector<std::string> words;
  std::size_t count = 0;
  for (const docx::ChartPlot& plot : chart.plots) {
    count = std::max(count, category_count(plot));
    for (const docx::ChartSeries& series : plot.series) {
      if (words.empty()) words = series.categories;
    }
  }
  for (std::size_t i = words.size(); i < count; ++i) words.push_back(std::to_string(i + 1));
  return words;
}

}  // namespace sealpress::layout::chart
