#include <algorithm>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr int kMaxColumns = 1000;  // beyond Word's 63, so that spans cannot exhaust memory

constexpr std::pair<std::string_view, Width::Kind> kWidthKinds[] = {{"auto", Width::automatic},
                                                                    {"dxa", Width::length},
                                                                    {"pct", Width::percent},
                                                                    {"nil", Width::nil}};

constexpr std::pair<std::string_view, CellAlign> kCellAligns[] = {{"top", CellAlign::top},
                                                                  {"both", CellAlign::top},
                                                                  {"center", CellAlign::center},
                                                                  {"bottom", CellAlign::bottom}};

constexpr std::pair<std::string_view, HeightRule> kHeightRules[] = {
    {"auto", HeightRule::at_least},
    {"atLeast", HeightRule::at_least},
    {"exact", HeightRule::exact}};

/// Fiftieths of a percent, or a number with its own sign (17.18.107).
double to_fraction(std::string_view text) {
  constexpr double kMax = 100;
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  return std::clamp(to_real(text).value_or(0) / (percent ? 100 : 5000), -kMax, kMax);
}

Width read_width(xml::Node e) {
  const std::string_view text = w_attribute(e, "w").value_or("0");
  Width width;
  width.kind = find_name(kWidthKinds, w_attribute(e, "type")).value_or(Width::length);
  if (text.ends_with('%')) width.kind = Width::percent;
  if (width.kind == Width::length) width.value = to_twips(text).value_or(Length());
  if (width.kind == Width::percent) width.fraction = to_fraction(text);
  return width;
}

std::optional<Length> read_margin(xml::Node parent, std::string_view name) {
  const xml::Node e = child(parent, Ns::w, name);
  if (!e) return std::nullopt;
  const Width width = read_width(e);
  return width.kind == Width::length ? width.value : Length();
}

CellMargins read_margins(xml::Node e) {
  const auto either = [&](std::string_view name, std::string_view strict) {
    const auto plain = read_margin(e, name);
    return plain ? plain : read_margin(e, strict);
  };
  return {read_margin(e, "top"), either("left", "start"), read_margin(e, "bottom"),
          either("right", "end")};
}

CellBorders read_borders(xml::Node element, const Theme& theme) {
  CellBorders borders;
  const std::pair<std::string_view, Opt<Border>*> sides[] = {{"top", &borders.top},
                                                             {"left", &borders.left},
                                                             {"start", &borders.left},
                                                             {"bottom", &borders.bottom},
                                                             {"right", &borders.right},
                                                             {"end", &borders.right},
                                                             {"insideH", &borders.inside_h},
                                                             {"insideV", &borders.inside_v},
                                                             {"tl2br", &borders.diagonal_down},
                                                             {"tr2bl", &borders.diagonal_up}};
  for (const auto& [name, side] : sides) {
    if (const xml::Node e = child(element, Ns::w, name)) *side = read_border(e, theme);
  }
  return borders;
}

/// The attributes of w:tblLook; its bit mask only where there is none of them (17.4.56).
TableLook read_look(xml::Node e) {
  const std::optional<bool> named[] = {w_bool(e, "firstRow"),    w_bool(e, "lastRow"),
                                       w_bool(e, "firstColumn"), w_bool(e, "lastColumn"),
                                       w_bool(e, "noHBand"),     w_bool(e, "noVBand")};
  const std::uint32_t mask = to_hex(w_val(e).value_or("0")).value_or(0);
  constexpr std::uint32_t kBits[] = {0x20, 0x40, 0x80, 0x100, 0x200, 0x400};
  const bool by_name = std::any_of(std::begin(named), std::end(named),
                                   [](const auto& flag) { return flag.has_value(); });
  bool flags[6];
  for (std::size_t i = 0; i < 6; ++i) {
    flags[i] = by_name ? named[i].value_or(false) : (mask & kBits[i]) != 0;
  }
  return {flags[0], flags[1], flags[2], flags[3], flags[4], flags[5]};
}

TablePosition read_position(xml::Node e) {
  TablePosition position;
  position.left_from_text = w_twips(e, "leftFromText").value_or(Length());
  position.right_from_text = w_twips(e, "rightFromText").value_or(Length());
  position.top_from_text = w_twips(e, "topFromText").value_or(Length());
  position.bottom_from_text = w_twips(e, "bottomFromText").value_or(Length());
  position.h_anchor = text_attribute(e, Ns::w, "horzAnchor");
  position.v_anchor = text_attribute(e, Ns::w, "vertAnchor");
  position.x_spec = text_attribute(e, Ns::w, "tblpXSpec");
  position.y_spec = text_attribute(e, Ns::w, "tblpYSpec");
  position.x = w_twips(e, "tblpX");
  position.y = w_twips(e, "tblpY");
  return position;
}

VerticalMerge read_merge(xml::Node e) {
  return w_val(e) == "restart" ? VerticalMerge::restart : VerticalMerge::continued;
}

std::optional<int> read_count(xml::Node e, int least) {
  const auto count = w_int(e, "val");
  return count ? std::optional(std::clamp(*count, least, kMaxColumns)) : std::nullopt;
}

void read_table_element(TableProperties& p, xml::Node e, std::string_view name,
                        const Theme& theme) {
  if (name == "tblStyle") {
    if (const auto v = w_val(e)) p.style = *v;
  } else if (name == "tblW") {
    p.width = read_width(e);
  } else if (name == "tblInd") {
    p.indent = read_width(e);
  } else if (name == "tblCellSpacing") {
    p.cell_spacing = read_width(e);
  } else if (name == "jc") {
    p.justify = read_justify(w_val(e));
  } else if (name == "tblLayout") {
    p.fixed_layout = w_attribute(e, "type") == "fixed";
  } else if (name == "bidiVisual") {
    p.bidi_visual = is_on(e);
  } else if (name == "tblBorders") {
    p.borders = read_borders(e, theme);
  } else if (name == "tblCellMar") {
    p.cell_margins = read_margins(e);
  } else if (name == "shd") {
    p.shading = read_shading(e, theme);
  } else if (name == "tblLook") {
    p.look = read_look(e);
  } else if (name == "tblStyleRowBandSize") {
    p.row_band_size = read_count(e, 0);
  } else if (name == "tblStyleColBandSize") {
    p.column_band_size = read_count(e, 0);
  } else if (name == "tblpPr") {
    p.position = read_position(e);
  }
}

void read_row_element(RowProperties& p, xml::Node e, std::string_view name) {
  if (name == "trHeight") {
    p.height = w_twips(e, "val");
    // An automatic rule with a height is a minimum, as Word treats it.
    p.height_rule = find_name(kHeightRules, w_attribute(e, "hRule")).value_or(HeightRule::at_least);
  } else if (name == "tblHeader") {
    p.header = is_on(e);
  } else if (name == "cantSplit") {
    p.cant_split = is_on(e);
  } else if (name == "hidden" || name == "del") {
    p.hidden = name == "del" || is_on(e);  // a row deleted under change tracking
  } else if (name == "gridBefore") {
    p.grid_before = read_count(e, 0);
  } else if (name == "gridAfter") {
    p.grid_after = read_count(e, 0);
  } else if (name == "wBefore") {
    p.width_before = read_width(e);
  } else if (name == "wAfter") {
    p.width_after = read_width(e);
  } else if (name == "tblCellSpacing") {
    p.cell_spacing = read_width(e);
  } else if (name == "jc") {
    p.justify = read_justify(w_val(e));
  }
}

void read_cell_element(CellProperties& p, xml::Node e, std::string_view name, const Theme& theme) {
  if (name == "tcW") {
    p.width = read_width(e);
  } else if (name == "gridSpan") {
    p.grid_span = read_count(e, 1);
  } else if (name == "vMerge") {
    p.vertical_merge = read_merge(e);
  } else if (name == "hMerge") {
    p.horizontal_merge = read_merge(e);
  } else if (name == "tcBorders") {
    p.borders = read_borders(e, theme);
  } else if (name == "tcMar") {
    p.margins = read_margins(e);
  } else if (name == "shd") {
    p.shading = read_shading(e, theme);
  } else if (name == "vAlign") {
    p.align = find_name(kCellAligns, w_val(e));
  } else if (name == "textDirection") {
    p.text_flow = read_text_flow(w_val(e));
  } else if (name == "noWrap") {
    p.no_wrap = is_on(e);
  } else if (name == "tcFitText") {
    p.fit_text = is_on(e);
  } else if (name == "hideMark") {
    p.hide_mark = is_on(e);
  }
}

}  // namespace

TableProperties read_table_properties(xml::Node element, const Theme& theme) {
  TableProperties properties;
  for_each_element(element, [&](xml::Node e) {
    if (ns_of(e.ns()) == Ns::w) read_table_element(properties, e, e.local(), theme);
  });
  return properties;
}

RowProperties read_row_properties(xml::Node element) {
  RowProperties properties;
  for_each_element(element, [&](xml::Node e) {
    if (ns_of(e.ns()) == Ns::w) read_row_element(properties, e, e.local());
  });
  return properties;
}

CellProperties read_cell_properties(xml::Node element, const Theme& theme) {
  CellProperties properties;
  for_each_element(element, [&](xml::Node e) {
    if (ns_of(e.ns()) == Ns::w) read_cell_element(properties, e, e.local(), theme);
  });
  return properties;
}

}  // namespace sealpress::docx
