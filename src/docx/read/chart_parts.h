// What all parts of a chart state alike: fills, lines, text, flags.
#pragma once

#include <string>
#include <string_view>

#include "docx/chart.h"
#include "docx/styles.h"
#include "xml/document.h"

namespace sealpress::docx {

/// c:NAME below `parent`, its val: "" if there is none.
std::string_view chart_value(xml::Node parent, std::string_view name);
/// The same as a flag; `otherwise` where the element is not there. Without val it is true.
bool chart_flag(xml::Node parent, std::string_view name, bool otherwise);
std::optional<double> chart_number(xml::Node parent, std::string_view name);

/// Of the c:spPr below `parent`.
ChartFill chart_fill(xml::Node parent, const Theme& theme);
ChartLine chart_line(xml::Node parent, const Theme& theme);

/// What c:txPr, or the first run of c:tx's text, says beyond `base`.
ChartText chart_text(xml::Node parent, const ChartText& base, const Theme& theme);

/// c:title; its text is empty if there is none.
ChartTitle chart_title(xml::Node parent, ChartText base, const Theme& theme);

}  // namespace sealpress::docx
