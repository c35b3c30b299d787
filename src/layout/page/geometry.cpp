#include "layout/page/geometry.h"

#include <algorithm>

namespace sealpress::layout {

namespace {

/// Text needs some room, whatever the margins say.
constexpr Length kLeastText = Length::twips(360);

Length magnitude(Length l) {
  return l < Length() ? -l : l;
}

}  // namespace

Sheet sheet_of(const docx::SectionProperties& section, const docx::Settings& settings, bool odd) {
  Sheet sheet;
  sheet.size = {section.page_width, section.page_height};
  Length left = section.margin_left, right = section.margin_right;
  Length top = magnitude(section.margin_top);
  if (settings.gutter_at_top) {
    top += section.gutter;
  } else {
    left += section.gutter;
  }
  if (settings.mirror_margins && !odd) std::swap(left, right);
  const Length bottom = magnitude(section.margin_bottom);
  sheet.text = {left, top, max(sheet.size.width - left - right, kLeastText),
                max(sheet.size.height - top - bottom, kLeastText)};
  sheet.header_top = section.header;
  sheet.footer_bottom = sheet.size.height - section.footer;
  sheet.fixed_top = section.margin_top < Length();
  sheet.fixed_bottom = section.margin_bottom < Length();
  return sheet;
}

std::vector<ColumnPlace> columns_of(const docx::SectionProperties& section, const Sheet& sheet) {
  std::vector<ColumnPlace> columns;
  Length x = sheet.text.x;
  if (section.column_widths.size() > 1) {
    for (const auto& [width, space] : section.column_widths) {
      columns.push_back({x, max(width, kLeastText)});
      x += width + space;
    }
    return columns;
  }
  const std::int64_t count = std::clamp(section.columns, 1, 45);
  const Length gap = section.column_gap;
  const Length width = max((sheet.text.width - gap * (count - 1)) / count, kLeastText);
  for (std::int64_t i = 0; i < count; ++i) columns.push_back({x + (width + gap) * i, width});
  return columns;
}

}  // namespace sealpress::layout
