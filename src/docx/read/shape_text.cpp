#include "docx/read/shape_text.h"

#include <algorithm>
#include <utility>

#include "docx/read/chart_text.h"
#include "docx/read/drawing_color.h"
#include "docx/read/drawing_parts.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {
namespace {

constexpr std::pair<std::string_view, TextFlow> kTextFlows[] = {
    {"horz", TextFlow::horizontal},
    {"vert", TextFlow::tb_rl},
    {"vert270", TextFlow::bt_lr},
    {"eaVert", TextFlow::tb_rl},
    {"wordArtVert", TextFlow::tb_rl},
    {"wordArtVertRtl", TextFlow::tb_rl},
    {"mongolianVert", TextFlow::tb_lr_rotated}};

constexpr std::pair<std::string_view, CellAlign> kAnchors[] = {{"t", CellAlign::top},
                                                               {"ctr", CellAlign::center},
                                                               {"b", CellAlign::bottom},
                                                               {"just", CellAlign::top},
                                                               {"dist", CellAlign::top}};

/// a:rPr of the first run of a DrawingML text.
xml::Node first_run_properties(xml::Node body) {
  xml::Node found;
  for_each_element(body, [&](xml::Node paragraph) {
    for_each_element(paragraph, [&](xml::Node run) {
      if (!found && run.local() == "r") found = part(run, "rPr");
    });
  });
  return found;
}

void read_text_color(xml::Node e, const Theme& theme, Shape& shape) {
  auto color = read_drawing_color(part(part(e, "style"), "fontRef"), theme);
  if (const xml::Node run = first_run_properties(part(e, "txBody"))) {
    const Fill fill = read_fill(run, theme);
    if (fill.color) color = fill.color;
  }
  shape.has_text_color = color.has_value();
  shape.text_color = color.value_or(Color());
}

/// Size and colour of the first run stand for all.
void read_plain_text(xml::Node body, DrawingBuilder& builder, Shape& shape) {
  constexpr double kUsual = 1800, kLargest = 400'000;
  shape.plain_text = builder.arena().text(drawing_text(body));
  const double size = number(first_run_properties(body), "sz");
  RunProperties run;
  run.size = run.size_complex = Length::pt(std::min(size > 0 ? size : kUsual, kLargest) / 100);
  run.color = ColorSpec{!shape.has_text_color, shape.text_color};
  shape.plain_format = builder.arena().keep(std::move(run));
}

}  // namespace

void read_shape_text(xml::Node e, DrawingBuilder& builder, Shape& shape) {
  read_text_color(e, builder.reader().file().theme, shape);
  if (const xml::Node content = child(part(e, "txbx"), Ns::w, "txbxContent")) {
    shape.text = builder.read_text_box(content);
  } else if (const xml::Node body = part(e, "txBody")) {
    read_plain_text(body, builder, shape);
  }
  const xml::Node own = part(e, "bodyPr");
  const xml::Node body = own ? own : part(part(e, "txBody"), "bodyPr");
  if (!body) return;
  const std::pair<std::string_view, Length*> insets[] = {{"lIns", &shape.inset_left},
                                                         {"tIns", &shape.inset_top},
                                                         {"rIns", &shape.inset_right},
                                                         {"bIns", &shape.inset_bottom}};
  for (const auto& [name, inset] : insets) {
    if (const auto text = attribute(body, Ns::none, name)) {
      *inset = to_emu(*text).value_or(*inset);
    }
  }
  shape.text_align =
      find_name(kAnchors, attribute(body, Ns::none, "anchor")).value_or(CellAlign::top);
  shape.text_flow =
      find_name(kTextFlows, attribute(body, Ns::none, "vert")).value_or(TextFlow::horizontal);
  shape.grow_to_text = static_cast<bool>(part(body, "spAutoFit"));
}

}  // namespace sealpress::docx
