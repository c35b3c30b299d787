// Where things stand on a page of a section (17.6.11): margins, gutter, columns.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "docx/properties.h"

namespace sealpress::layout {

struct ColumnPlace {
  Length x, width;
};

struct Sheet {
  Size size;
  /// The text area between the stated margins, before headers and footers push it in.
  Rect text;
  Length header_top;                             ///< of the header's first line
  Length footer_bottom;                          ///< of the footer's last line
  bool fixed_top = false, fixed_bottom = false;  ///< stated margins hold whatever the header
};

/// `odd`: the page is a right-hand one.
Sheet sheet_of(const docx::SectionProperties& section, const docx::Settings& settings, bool odd);

/// The section's columns from left to right, in page coordinates.
std::vector<ColumnPlace> columns_of(const docx::SectionProperties& section, const Sheet& sheet);

}  // namespace sealpress::layout
