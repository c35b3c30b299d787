#include "layout/table/position.h"

#include "layout/table/borders.h"

namespace sealpress::layout::table {
namespace {

Length left_margin(const Grid& grid) {
  return grid.properties.cell_margins.left.value_or(kSideMargin);
}

/// Word keeps the alignment with the rows too; some files state it only there.
docx::Justify justify_of(const Grid& grid) {
  if (grid.properties.justify) return *grid.properties.justify;
  if (grid.rows.empty()) return docx::Justify::start;
  return grid.rows.front().properties->justify.value_or(docx::Justify::start);
}

Length indent_of(const Grid& grid) {
  const auto& indent = grid.properties.indent;
  return indent && indent->kind == docx::Width::length ? indent->value : Length();
}

Length left_border(const Grid& grid) {
  if (grid.cells.empty()) return {};
  return alone(claim_of(grid, grid.cells.front(), Side::left)).width();
}

}  // namespace

Length table_left(const Grid& grid, Length width, Length text_width, bool nested,
                  const Context& context) {
  if (grid.properties.position && !nested) {
    // What floats is placed by its position alone: its text, not its border, stands at w:tblpX.
    return grid.properties.position->x_spec.empty() ? -left_margin(grid) : Length();
  }
  const docx::Justify justify = justify_of(grid);
  if (justify == docx::Justify::center) return (text_width - width) / 2;
  if (justify == docx::Justify::end) return text_width - width;
  const bool text_at_margin = !nested && context.file.settings.compatibility_mode < 15;
  return indent_of(grid) + (text_at_margin ? -left_margin(grid) : left_border(grid) / 2);
}

}  // namespace sealpress::layout::table
