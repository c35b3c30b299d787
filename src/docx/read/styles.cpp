#include "docx/read/styles.h"

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, StyleType> kTypes[] = {{"paragraph", StyleType::paragraph},
                                                             {"character", StyleType::character},
                                                             {"table", StyleType::table},
                                                             {"numbering", StyleType::numbering}};

constexpr std::pair<std::string_view, TablePart> kParts[] = {
    {"wholeTable", TablePart::whole},     {"band1Horz", TablePart::band1_horz},
    {"band2Horz", TablePart::band2_horz}, {"band1Vert", TablePart::band1_vert},
    {"band2Vert", TablePart::band2_vert}, {"firstCol", TablePart::first_column},
    {"lastCol", TablePart::last_column},  {"firstRow", TablePart::first_row},
    {"lastRow", TablePart::last_row},     {"nwCell", TablePart::nw_cell},
    {"neCell", TablePart::ne_cell},       {"swCell", TablePart::sw_cell},
    {"seCell", TablePart::se_cell}};

/// What a style and a w:tblStylePr have in common.
template <class Format>
void read_format(xml::Node e, const Theme& theme, Format& format) {
  format.paragraph = read_paragraph_properties(child(e, Ns::w, "pPr"), theme);
  format.run = read_run_properties(child(e, Ns::w, "rPr"), theme);
  format.table = read_table_properties(child(e, Ns::w, "tblPr"), theme);
  format.row = read_row_properties(child(e, Ns::w, "trPr"));
  format.cell = read_cell_properties(child(e, Ns::w, "tcPr"), theme);
}

std::string val_of(xml::Node e, std::string_view name) {
  return std::string(w_val(child(e, Ns::w, name)).value_or(""));
}

Style read_style(xml::Node e, const Theme& theme) {
  Style style;
  style.id = text_attribute(e, Ns::w, "styleId");
  style.type = find_name(kTypes, w_attribute(e, "type")).value_or(StyleType::paragraph);
  style.is_default = w_bool(e, "default").value_or(false);
  style.name = val_of(e, "name");
  style.based_on = val_of(e, "basedOn");
  style.linked = val_of(e, "link");
  read_format(e, theme, style);
  for_each_element(e, [&](xml::Node part) {
    if (!is(part, Ns::w, "tblStylePr")) return;
    const auto which = find_name(kParts, w_attribute(part, "type"));
    if (which) read_format(part, theme, style.parts[*which]);
  });
  return style;
}

}  // namespace

void read_styles(xml::Node root, StyleSheet& sheet) {
  const xml::Node defaults = child(root, Ns::w, "docDefaults");
  sheet.default_run =
      read_run_properties(path(defaults, Ns::w, {"rPrDefault", "rPr"}), sheet.theme);
  sheet.default_paragraph =
      read_paragraph_properties(path(defaults, Ns::w, {"pPrDefault", "pPr"}), sheet.theme);
  for_each_element(root, [&](xml::Node e) {
    if (!is(e, Ns::w, "style")) return;
    Style style = read_style(e, sheet.theme);
    std::string id = style.id;
    sheet.styles.insert_or_assign(std::move(id), std::move(style));
  });
  sheet.index();
}

}  // namespace sealpress::docx
