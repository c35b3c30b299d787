#include "docx/read/chart_series.h"

#include <algorithm>
#include <cmath>

#include "docx/read/chart_parts.h"
#include "docx/vocabulary/names.h"
#include "docx/vocabulary/values.h"
#include "text/moment.h"
#include "text/number_format.h"

namespace sealpress::docx {
namespace {

/// More points than anyone could see; a file may say that it has a thousand million.
constexpr std::size_t kMostPoints = 20'000, kMostSeries = 255;

constexpr std::pair<std::string_view, MarkerSymbol> kSymbols[] = {
    {"none", MarkerSymbol::none},         {"circle", MarkerSymbol::circle},
    {"square", MarkerSymbol::square},     {"diamond", MarkerSymbol::diamond},
    {"triangle", MarkerSymbol::triangle}, {"x", MarkerSymbol::x},
    {"plus", MarkerSymbol::plus},         {"star", MarkerSymbol::star},
    {"dash", MarkerSymbol::dash},         {"dot", MarkerSymbol::dot}};

/// c:strCache, c:numCache, c:strLit, c:numLit, or the lowest level of c:multiLvlStrCache.
xml::Node cache_of(xml::Node data) {
  xml::Node found;
  for_each_element(data, [&](xml::Node e) {
    const std::string_view name = e.local();
    if (found) return;
    if (name == "strLit" || name == "numLit" || name.ends_with("Cache")) found = e;
    if (name.ends_with("Ref")) found = cache_of(e);
  });
  if (found && found.local() == "multiLvlStrCache") return child(found, Ns::c, "lvl");
  return found;
}

/// Calls `take` with the index and text of every kept point; returns how many there are to be.
template <class Take>
std::size_t for_each_point(xml::Node cache, Take&& take) {
  std::size_t count = 0;
  for_each_element(cache, [&](xml::Node point) {
    if (!is(point, Ns::c, "pt")) return;
    const auto index = to_integer(text_attribute(point, Ns::none, "idx")).value_or(0);
    const xml::Node value = child(point, Ns::c, "v");
    if (index < 0 || index >= static_cast<std::int64_t>(kMostPoints) || !value) return;
    take(static_cast<std::size_t>(index), value.all_text());
    count = std::max(count, static_cast<std::size_t>(index) + 1);
  });
  const double stated = chart_number(cache, "ptCount").value_or(0);
  return std::max(
      count, static_cast<std::size_t>(std::clamp(stated, 0.0, static_cast<double>(kMostPoints))));
}

/// A number as its format shows it: of a category that is a day, say.
std::string shown(std::string text, const std::optional<text::NumberFormat>& format) {
  if (!format) return text;
  if (format->shows_dates()) {
    const auto moment = text::parse_moment(text);
    return moment ? format->show(*moment) : text;
  }
  const auto number = text::Decimal::parse(text);
  return number ? format->show(*number) : text;
}

std::vector<std::string> texts_of(xml::Node data) {
  std::vector<std::string> out;
  const xml::Node cache = cache_of(data);
  std::optional<text::NumberFormat> format;
  if (const xml::Node code = child(cache, Ns::c, "formatCode")) format.emplace(code.all_text());
  const std::size_t count = for_each_point(cache, [&](std::size_t index, std::string text) {
    if (out.size() <= index) out.resize(index + 1);
    out[index] = shown(std::move(text), format);
  });
  out.resize(count);
  return out;
}

std::vector<std::optional<double>> numbers_of(xml::Node data) {
  std::vector<std::optional<double>> out;
  const std::size_t count =
      for_each_point(cache_of(data), [&](std::size_t index, const std::string& text) {
        if (out.size() <= index) out.resize(index + 1);
        const auto value = to_real(text);
        if (value && std::isfinite(*value)) out[index] = value;
      });
  out.resize(count);
  return out;
}

ChartMarker read_marker(xml::Node series, const Theme& theme) {
  ChartMarker marker;
  const xml::Node e = child(series, Ns::c, "marker");
  marker.symbol = find_name(kSymbols, chart_value(e, "symbol")).value_or(MarkerSymbol::automatic);
  const bool has_symbol = !chart_value(e, "symbol").empty();
  marker.size = std::clamp(chart_number(e, "size").value_or(has_symbol ? 5 : 7), 2.0, 72.0);
  marker.fill = chart_fill(e, theme);
  marker.line = chart_line(e, theme);
  return marker;
}

DataLabels read_labels(xml::Node parent, const ChartText& base, const Theme& theme) {
  DataLabels labels;
  const xml::Node e = child(parent, Ns::c, "dLbls");
  if (!e || chart_flag(e, "delete", false)) return labels;
  labels.value = chart_flag(e, "showVal", false);
  labels.category = chart_flag(e, "showCatName", false);
  labels.series = chart_flag(e, "showSerName", false);
  labels.percent = chart_flag(e, "showPercent", false);
  if (const xml::Node separator = child(e, Ns::c, "separator")) {
    labels.separator = separator.all_text();
  }
  labels.position = chart_value(e, "dLblPos");
  labels.format = text_attribute(child(e, Ns::c, "numFmt"), Ns::none, "formatCode");
  labels.text = chart_text(e, base, theme);
  return labels;
}

ChartSeries read_series(xml::Node e, const DataLabels& common, const ChartText& base,
                        const Theme& theme) {
  ChartSeries series;
  series.index = static_cast<std::size_t>(std::clamp(chart_number(e, "idx").value_or(0), 0.0, 1e6));
  const std::vector<std::string> name = texts_of(child(e, Ns::c, "tx"));
  if (!name.empty()) series.name = name.front();
  if (const xml::Node literal = child(child(e, Ns::c, "tx"), Ns::c, "v")) {
    series.name = literal.all_text();
  }
  const xml::Node x = child(e, Ns::c, "xVal"), y = child(e, Ns::c, "yVal");
  const xml::Node values = y ? y : child(e, Ns::c, "val");
  series.categories = texts_of(child(e, Ns::c, "cat"));
  series.x = numbers_of(x);
  series.values = numbers_of(values);
  series.sizes = numbers_of(child(e, Ns::c, "bubbleSize"));
  if (const xml::Node code = child(cache_of(values), Ns::c, "formatCode")) {
    series.format = code.all_text();
  }
  series.fill = chart_fill(e, theme);
  series.line = chart_line(e, theme);
  series.marker = read_marker(e, theme);
  series.labels = child(e, Ns::c, "dLbls") ? read_labels(e, base, theme) : common;
  series.smooth = chart_flag(e, "smooth", false);
  for_each_element(e, [&](xml::Node point) {
    if (!is(point, Ns::c, "dPt")) return;
    const ChartFill fill = chart_fill(point, theme);
    const double index = chart_number(point, "idx").value_or(-1);
    if (fill.stated && index >= 0 && index < static_cast<double>(kMostPoints)) {
      series.points[static_cast<std::size_t>(index)] = fill;
    }
  });
  return series;
}

}  // namespace

std::vector<ChartSeries> read_chart_series(xml::Node plot, const ChartText& base,
                                           const Theme& theme) {
  std::vector<std::pair<double, ChartSeries>> ordered;
  const DataLabels common = read_labels(plot, base, theme);
  for_each_element(plot, [&](xml::Node e) {
    if (!is(e, Ns::c, "ser") || ordered.size() >= kMostSeries) return;
    ordered.emplace_back(chart_number(e, "order").value_or(0), read_series(e, common, base, theme));
  });
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<ChartSeries> all;
  for (auto& one : ordered) all.push_back(std::move(one.second));
  return all;
}

}  // namespace sealpress::docx
