// Colours of DrawingML (ECMA-376 Part 1, 20.1.2.3) and VML.
#pragma once

#include <optional>

#include "base/color.h"
#include "docx/node.h"
#include "docx/styles.h"
#include "docx/vocabulary/names.h"

namespace sealpress::docx {

/// The colour that `parent` (a:solidFill, a:fillRef, a:gs …) holds, with all its modifications; a
/// transparent one is mixed with white. nullopt if there is none or it is wholly transparent.
std::optional<Color> read_drawing_color(xml::Node parent, const Theme& theme);

/// What fills an area or draws a line.
struct Fill {
  bool stated = false;         ///< something is said, be it "no fill"
  bool of_group = false;       ///< a:grpFill
  std::optional<Color> color;  ///< empty: no fill
  xml::Node gradient;          ///< a:gradFill, of which `color` is the mean
  xml::Node picture;           ///< a:blipFill
};
/// The fill among the children of `properties` (a:spPr, a:ln). Patterns are shown by the mean of
/// their colours.
Fill read_fill(xml::Node properties, const Theme& theme);

/// a:gradFill with its stops in ascending order.
Gradient read_gradient(xml::Node e, const Theme& theme, Arena& arena);

/// "#rrggbb", "#rgb", "red", each perhaps followed by more: "#4472c4 [3204]".
std::optional<Color> read_vml_color(std::string_view text);

/// A colour by its English name.
std::optional<Color> find_color(std::string_view name);

}  // namespace sealpress::docx
