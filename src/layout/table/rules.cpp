#include "layout/table/rules.h"

#include "layout/table/lines.h"

namespace sealpress::layout::table {
namespace {

class Ruler {
 public:
  Ruler(const Prepared& table, const Placement& placement, std::vector<frame::Item>& items)
      : table_(table),
        grid_(table.grid),
        placement_(placement),
        rows_(placement.rows),
        items_(items) {}

  void draw_diagonals(const std::vector<PlacedBox>& boxes) {
    for (const PlacedBox& box : boxes) {
      const docx::CellBorders& own = grid_.cells[box.cell].direct->borders;
      const docx::CellBorders& styled = grid_.cells[box.cell].format->cell.borders;
      const Rect a = area(table_, placement_, box);
      draw_diagonal(own.diagonal_down ? own.diagonal_down : styled.diagonal_down, {a.x, a.y},
                    {a.right(), a.bottom()});
      draw_diagonal(own.diagonal_up ? own.diagonal_up : styled.diagonal_up, {a.x, a.bottom()},
                    {a.right(), a.y});
    }
  }

  void draw_collapsed() {
    std::vector<Level> levels;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      levels.push_back(
          {rows_[i].top, stretches_above(i), uprights(grid_, rows_[i].row, table_.profile)});
    }
    levels.push_back({rows_.back().bottom(), stretches_below(rows_.back()), {}});
    draw_lines(levels, table_.x, items_);
  }

  /// w:tblCellSpacing: every cell has borders of its own, and the table has one around them.
  void draw_spaced(const std::vector<PlacedBox>& boxes) {
    const Length left = table_.x.front(), top = rows_.front().top;
    const docx::CellBorders& outer = grid_.properties.borders;
    const Rect whole{left, top, table_.x.back() - left, placement_.height - top};
    draw_frame(whole, {of_table(outer.top), of_table(outer.left), of_table(outer.bottom),
                       of_table(outer.right)});
    for (const PlacedBox& box : boxes) {
      const GridCell& cell = grid_.cells[box.cell];
      draw_frame(area(table_, placement_, box), {alone(own_claim_of(grid_, cell, Side::top)),
                                                 alone(own_claim_of(grid_, cell, Side::left)),
                                                 alone(own_claim_of(grid_, cell, Side::bottom)),
                                                 alone(own_claim_of(grid_, cell, Side::right))});
    }
  }

 private:
  struct Frame {
    Edge top, left, bottom, right;
  };

  static Edge of_table(const docx::Opt<docx::Border>& border) {
    return border ? alone({*border, false}) : Edge{};
  }

  void draw_frame(const Rect& box, const Frame& frame) {
    const Length bottom = frame.bottom.width(), right = frame.right.width();
    draw_band(frame.top, {box.x, box.y, box.width, frame.top.width()}, false, items_);
    draw_band(frame.bottom, {box.x, box.bottom() - bottom, box.width, bottom}, false, items_);
    draw_band(frame.left, {box.x, box.y, frame.left.width(), box.height}, true, items_);
    draw_band(frame.right, {box.right() - right, box.y, right, box.height}, true, items_);
  }

  void draw_diagonal(const docx::Opt<docx::Border>& border, Point from, Point to) {
    if (!border) return;
    const Edge edge = alone({*border, true});
    if (!edge.visible()) return;
    items_.emplace_back(frame::Line{from, to, edge.width(), line_style(edge.style), edge.color});
  }

  std::vector<EdgeStretch> stretches_above(std::size_t i) const {
    const PlacedRow& row = rows_[i];
    if (i == 0 && !row.begins && table_.profile.open_row_cuts) return {};
    if (i == 0 && row.row == 0) return boundary(grid_, 0, table_.profile);
    const std::size_t upper = i == 0 ? row.row - 1 : rows_[i - 1].row;
    return boundary(grid_, upper, row.row, i == 0 || i == placement_.repeated, table_.profile);
  }

  std::vector<EdgeStretch> stretches_below(const PlacedRow& row) const {
    if (!row.ends && table_.profile.open_row_cuts) return {};
    const bool last = row.row + 1 == grid_.rows.size();
    return boundary(grid_, row.row, last ? std::nullopt : std::optional(row.row + 1), true,
                    table_.profile);
  }

  const Prepared& table_;
  const Grid& grid_;
  const Placement& placement_;
  const std::vector<PlacedRow>& rows_;
  std::vector<frame::Item>& items_;
};

}  // namespace

Rect area(const Prepared& table, const Placement& placement, const PlacedBox& box) {
  const GridCell& cell = table.grid.cells[box.cell];
  const Length top = placement.rows[box.first].top + table.gap;
  return {table.left(cell), top, table.right(cell) - table.left(cell),
          placement.rows[box.last].bottom() - top};
}

void draw_rules(const Prepared& table, const Placement& placement,
                const std::vector<PlacedBox>& boxes, std::vector<frame::Item>& items) {
  Ruler ruler(table, placement, items);
  if (table.profile.cell_spacing_and_diagonals) ruler.draw_diagonals(boxes);
  if (table.gap > Length()) {
    ruler.draw_spaced(boxes);
  } else {
    ruler.draw_collapsed();
  }
}

}  // namespace sealpress::layout::table
