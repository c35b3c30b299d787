#include "docx/read/chart.h"

#include <algorithm>

#include "docx/read/chart_parts.h"
#include "docx/read/chart_series.h"
#include "docx/vocabulary/names.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {
namespace {

using Kind = ChartPlot::Kind;

struct Named {
  std::string_view element;
  Kind kind;
  bool deep = false;
};
constexpr Named kKinds[] = {{"barChart", Kind::column},        {"bar3DChart", Kind::column, true},
                            {"lineChart", Kind::line},         {"line3DChart", Kind::line, true},
                            {"areaChart", Kind::area},         {"area3DChart", Kind::area, true},
                            {"pieChart", Kind::pie},           {"pie3DChart", Kind::pie, true},
                            {"doughnutChart", Kind::doughnut}, {"scatterChart", Kind::scatter},
                            {"bubbleChart", Kind::bubble},     {"radarChart", Kind::radar}};

const Named* kind_of(std::string_view element) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const Named& n) { return n.element == element; });
  return found == std::end(kKinds) ? nullptr : found;
}

class ChartReader {
 public:
  ChartReader(xml::Node root, const Theme& theme)
      : theme_(theme), chart_(child(root, Ns::c, "chart")) {
    base_.color = kBlack;
    base_ = chart_text(root, base_, theme);
    out_.area_fill = chart_fill(root, theme);
    out_.area_line = chart_line(root, theme);
  }

  std::optional<Chart> read() {
    const xml::Node area = child(chart_, Ns::c, "plotArea");
    if (!read_plots(area)) return std::nullopt;
    out_.plot_fill = chart_fill(area, theme_);
    out_.plot_line = chart_line(area, theme_);
    read_axes(area);
    read_title();
    read_layout(area);
    if (const xml::Node legend = child(chart_, Ns::c, "legend")) read_legend(legend);
    return std::move(out_);
  }

 private:
  bool read_plots(xml::Node area) {
    bool known = true;
    for_each_element(area, [&](xml::Node e) {
      if (!e.local().ends_with("Chart")) return;
      const Named* named = kind_of(e.local());
      if (named == nullptr) {
        known = false;
        return;
      }
      read_plot(e, *named);
    });
    const auto has_value = [](const ChartSeries& s) {
      return std::any_of(s.values.begin(), s.values.end(), [](const auto& v) { return !!v; });
    };
    return known && std::any_of(out_.plots.begin(), out_.plots.end(), [&](const ChartPlot& p) {
             return std::any_of(p.series.begin(), p.series.end(), has_value);
           });
  }

  void read_plot(xml::Node e, const Named& named) {
    ChartPlot plot;
    plot.kind = named.kind;
    out_.flattened = out_.flattened || named.deep;
    if (chart_value(e, "barDir") == "bar") plot.kind = Kind::bar;
    const std::string_view grouping = chart_value(e, "grouping");
    if (grouping == "stacked") plot.grouping = ChartPlot::Grouping::stacked;
    if (grouping == "percentStacked") plot.grouping = ChartPlot::Grouping::percent;
    plot.gap_width = std::clamp(chart_number(e, "gapWidth").value_or(150), 0.0, 500.0) / 100;
    plot.overlap = std::clamp(chart_number(e, "overlap").value_or(0), -100.0, 100.0) / 100;
    plot.hole = std::clamp(chart_number(e, "holeSize").value_or(10), 1.0, 90.0) / 100;
    plot.first_angle = std::clamp(chart_number(e, "firstSliceAng").value_or(0), 0.0, 360.0);
    plot.bubble_scale = std::clamp(chart_number(e, "bubbleScale").value_or(100), 0.0, 300.0) / 100;
    plot.varies_colors = chart_flag(e, "varyColors", false);
    plot.has_markers = named.kind != Kind::line || chart_flag(e, "marker", false);
    const std::string_view scatter = chart_value(e, "scatterStyle");
    plot.lines = scatter != "marker" && scatter != "none";
    const std::string_view radar = chart_value(e, "radarStyle");
    plot.filled = radar == "filled";
    if (radar == "standard") plot.has_markers = false;
    const std::string axis(chart_value(e, "axId"));
    if (out_.plots.empty()) first_axis_ = axis;
    plot.secondary = axis != first_axis_;
    plot.series = read_chart_series(e, base_, theme_);
    for_each_element(e, [&](xml::Node series) { note_left_out(series); });
    for_each_element(e, [&](xml::Node id) {
      if (is(id, Ns::c, "axId")) {
        axes_of_[plot.secondary].emplace_back(text_attribute(id, Ns::none, "val"));
      }
    });
    out_.plots.push_back(std::move(plot));
  }

  void note_left_out(xml::Node series) {
    for (const std::string_view name : {"trendline", "errBars"}) {
      if (child(series, Ns::c, name)) out_.not_drawn.insert("c:" + std::string(name));
    }
  }

  void read_axes(xml::Node area) {
    bool has_first = false, has_second = false;
    for_each_element(area, [&](xml::Node e) {
      const std::string_view name = e.local();
      if (name != "catAx" && name != "valAx" && name != "dateAx" && name != "serAx") return;
      const std::string id(chart_value(e, "axId"));
      const auto belongs = [&](bool secondary) {
        const auto& ids = axes_of_[secondary];
        return std::find(ids.begin(), ids.end(), id) != ids.end();
      };
      const bool value = name == "valAx";
      const bool across = value && is_scatter() && axes_of_[false].front() == id;
      if (belongs(false) && value && !across && !has_first) {
        read_axis(e, out_.value);
        has_first = true;
      } else if (belongs(false) && name != "serAx") {
        read_axis(e, out_.category);
      } else if (belongs(true) && value && !has_second) {
        read_axis(e, out_.secondary);
        has_second = true;
      }
    });
  }

  bool is_scatter() const {
    const Kind kind = out_.plots.front().kind;
    return kind == Kind::scatter || kind == Kind::bubble;
  }

  void read_axis(xml::Node e, ChartAxis& axis) {
    const xml::Node scaling = child(e, Ns::c, "scaling");
    axis.deleted = chart_flag(e, "delete", false);
    axis.reversed = chart_value(scaling, "orientation") == "maxMin";
    axis.least = chart_number(scaling, "min");
    axis.most = chart_number(scaling, "max");
    axis.major = chart_number(e, "majorUnit");
    axis.crosses_at = chart_number(e, "crossesAt");
    axis.crosses_at_most = chart_value(e, "crosses") == "max";
    if (const xml::Node lines = child(e, Ns::c, "majorGridlines")) {
      axis.gridlines = chart_line(lines, theme_);
    }
    axis.line = chart_line(e, theme_);
    axis.text = chart_text(e, base_, theme_);
    ChartText title = base_;
    title.bold = true;
    axis.title = chart_title(e, title, theme_);
    if (axis.title.text.empty() && child(e, Ns::c, "title")) axis.title.text = "坐标轴标题";
    const xml::Node format = child(e, Ns::c, "numFmt");
    if (!to_bool(text_attribute(format, Ns::none, "sourceLinked")).value_or(false)) {
      axis.format = text_attribute(format, Ns::none, "formatCode");
    }
    const std::string_view ticks = chart_value(e, "majorTickMark");
    axis.ticks_out = ticks.empty() || ticks == "out" || ticks == "cross";
    axis.ticks_in = ticks.empty() || ticks == "in" || ticks == "cross";
    if (ticks.empty()) axis.ticks_in = true;  // the schema's default is "cross"
    axis.has_labels = chart_value(e, "tickLblPos") != "none";
    axis.between = chart_value(e, "crossBetween") != "midCat";
  }

  void read_title() {
    ChartText format = base_;
    format.size = base_.size * 1.8;
    format.bold = true;
    out_.title = chart_title(chart_, format, theme_);
    const bool has_title = static_cast<bool>(child(chart_, Ns::c, "title"));
    // An empty title says the name of the only series.
    if (has_title && out_.title.text.empty() && out_.plots.size() == 1 &&
        out_.plots.front().series.size() == 1) {
      out_.title.text = out_.plots.front().series.front().name;
    }
  }

  void read_layout(xml::Node area) {
    const xml::Node manual = child(child(area, Ns::c, "layout"), Ns::c, "manualLayout");
    if (!manual || chart_value(manual, "layoutTarget") != "inner") return;
    const auto fraction = [&](std::string_view name) {
      return std::clamp(chart_number(manual, name).value_or(0), 0.0, 1.0);
    };
    const ChartRect rect{fraction("x"), fraction("y"), fraction("w"), fraction("h")};
    if (rect.width > 0.02 && rect.height > 0.02) out_.inner_plot = rect;
  }

  void read_legend(xml::Node e) {
    ChartLegend legend;
    const std::string_view side = chart_value(e, "legendPos");
    if (side == "l") legend.side = ChartLegend::Side::left;
    if (side == "t") legend.side = ChartLegend::Side::top;
    if (side == "b") legend.side = ChartLegend::Side::bottom;
    legend.overlay = chart_flag(e, "overlay", false);
    legend.text = chart_text(e, base_, theme_);
    out_.legend = legend;
  }

  const Theme& theme_;
  xml::Node chart_;
  ChartText base_;
  Chart out_;
  std::string first_axis_;
  std::vector<std::string> axes_of_[2];  ///< of the primary and the secondary plots
};

}  // namespace

std::optional<Chart> read_chart(xml::Node root, const Theme& theme) {
  if (!is(root, Ns::c, "chartSpace")) return std::nullopt;
  return ChartReader(root, theme).read();
}

}  // namespace sealpress::docx
