// Property elements: w:rPr, w:pPr, w:tblPr, w:trPr, w:tcPr, w:sectPr.
#pragma once

#include "docx/properties.h"
#include "docx/styles.h"
#include "docx/vocabulary/names.h"
#include "opc/relationships.h"

namespace sealpress::docx {

/// Each takes the element itself; an empty Node gives properties that say nothing. Theme fonts and
/// colours are resolved.
RunProperties read_run_properties(xml::Node element, const Theme& theme);
ParagraphProperties read_paragraph_properties(xml::Node element, const Theme& theme);
TableProperties read_table_properties(xml::Node element, const Theme& theme);
RowProperties read_row_properties(xml::Node element);
CellProperties read_cell_properties(xml::Node element, const Theme& theme);
/// `relationships` are those of the part: they turn header references into part names.
SectionProperties read_section_properties(xml::Node element, const Theme& theme,
                                          const opc::Relationships& relationships);

// ---- Pieces that several of them share -----------------------------------------------------

/// Names of the attributes that state a colour: w:fill, w:themeFill, w:themeFillTint ….
struct ColorNames {
  std::string_view value, theme, tint, shade;
};
inline constexpr ColorNames kValColor{"val", "themeColor", "themeTint", "themeShade"};
inline constexpr ColorNames kOwnColor{"color", "themeColor", "themeTint", "themeShade"};
inline constexpr ColorNames kFillColor{"fill", "themeFill", "themeFillTint", "themeFillShade"};

/// The colour that the attributes state, the theme's before the plain one (17.3.2.6).
std::optional<ColorSpec> read_color(xml::Node element, const Theme& theme, const ColorNames& names);
Shading read_shading(xml::Node element, const Theme& theme);
Border read_border(xml::Node element, const Theme& theme);
ParagraphBorders read_paragraph_borders(xml::Node element, const Theme& theme);
std::optional<Justify> read_justify(std::optional<std::string_view> name);
std::optional<TextFlow> read_text_flow(std::optional<std::string_view> name);

}  // namespace sealpress::docx
