#include "docx/read/chart_parts.h"

#include <algorithm>

#include "docx/read/chart_text.h"
#include "docx/read/drawing_color.h"
#include "docx/vocabulary/names.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {
namespace {

constexpr double kLargest = 4000;  // points: a:sz (20.1.10.72)

/// a:defRPr or a:rPr.
void apply_run(xml::Node run, ChartText& text, const Theme& theme) {
  if (!run) return;
  const auto size = to_real(text_attribute(run, Ns::none, "sz"));
  if (size && *size >= 100) text.size = std::min(*size / 100, kLargest);
  text.bold = to_bool(text_attribute(run, Ns::none, "b")).value_or(text.bold);
  text.italic = to_bool(text_attribute(run, Ns::none, "i")).value_or(text.italic);
  const Fill fill = read_fill(run, theme);
  if (fill.color) text.color = *fill.color;
  const auto face = [&](std::string_view name, std::string& out) {
    const std::string_view stated = text_attribute(child(run, Ns::a, name), Ns::none, "typeface");
    if (!stated.empty() && !stated.starts_with('+')) out = stated;
  };
  face("latin", text.latin);
  face("ea", text.east_asian);
}

xml::Node first_paragraph(xml::Node body) {
  return child(body, Ns::a, "p");
}

void apply_body(xml::Node body, ChartText& text, const Theme& theme) {
  constexpr double kDegree = 60'000, kNone = -1000;  // what Word writes for "not stated"
  const auto turn =
      to_real(text_attribute(child(body, Ns::a, "bodyPr"), Ns::none, "rot")).value_or(0) / kDegree;
  text.rotation = turn == kNone ? 0 : turn;
  const xml::Node properties = child(first_paragraph(body), Ns::a, "pPr");
  apply_run(child(properties, Ns::a, "defRPr"), text, theme);
}

}  // namespace

std::string_view chart_value(xml::Node parent, std::string_view name) {
  return text_attribute(child(parent, Ns::c, name), Ns::none, "val");
}

bool chart_flag(xml::Node parent, std::string_view name, bool otherwise) {
  const xml::Node found = child(parent, Ns::c, name);
  if (!found) return otherwise;
  return to_bool(attribute(found, Ns::none, "val").value_or("1")).value_or(true);
}

std::optional<double> chart_number(xml::Node parent, std::string_view name) {
  const std::string_view text = chart_value(parent, name);
  return text.empty() ? std::nullopt : to_real(text);
}

ChartFill chart_fill(xml::Node parent, const Theme& theme) {
  const xml::Node properties = child(parent, Ns::c, "spPr");
  if (!properties) return {};
  const Fill fill = read_fill(properties, theme);
  return {fill.stated, fill.color};
}

ChartLine chart_line(xml::Node parent, const Theme& theme) {
  ChartLine line;
  const xml::Node stated = child(child(parent, Ns::c, "spPr"), Ns::a, "ln");
  if (!stated) return line;
  const Fill fill = read_fill(stated, theme);
  line.stated = fill.stated;
  line.color = fill.color;
  if (const auto width = attribute(stated, Ns::none, "w")) line.width = to_emu(*width);
  line.dash = text_attribute(child(stated, Ns::a, "prstDash"), Ns::none, "val");
  return line;
}

ChartText chart_text(xml::Node parent, const ChartText& base, const Theme& theme) {
  ChartText text = base;
  if (const xml::Node body = child(parent, Ns::c, "txPr")) apply_body(body, text, theme);
  const xml::Node rich = child(child(parent, Ns::c, "tx"), Ns::c, "rich");
  if (!rich) return text;
  apply_body(rich, text, theme);
  for_each_element(first_paragraph(rich), [&, first = true](xml::Node e) mutable {
    if (first && is(e, Ns::a, "r")) {
      apply_run(child(e, Ns::a, "rPr"), text, theme);
      first = false;
    }
  });
  return text;
}

ChartTitle chart_title(xml::Node parent, ChartText base, const Theme& theme) {
  ChartTitle title;
  const xml::Node e = child(parent, Ns::c, "title");
  if (!e) return title;
  title.format = chart_text(e, base, theme);
  title.overlay = chart_flag(e, "overlay", false);
  const xml::Node words = child(e, Ns::c, "tx");
  title.text = drawing_text(words);
  if (const xml::Node reference = child(words, Ns::c, "strRef"); reference && title.text.empty()) {
    const xml::Node point = child(child(reference, Ns::c, "strCache"), Ns::c, "pt");
    title.text = child(point, Ns::c, "v") ? child(point, Ns::c, "v").all_text() : std::string();
  }
  return title;
}

}  // namespace sealpress::docx
