#include "layout/table/finalize.h"

#include <algorithm>

#include "layout/drawing/turned_text.h"
#include "layout/table/rules.h"
#include "layout/table/shade.h"

namespace sealpress::layout::table {
namespace {

void add(std::vector<NoteRef>& notes, const std::vector<NoteRef>& more) {
  notes.insert(notes.end(), more.begin(), more.end());
}

/// `box` as a piece sees it that will be placed `at`.
Rect seen_from(Point at, const Rect& box) {
  return {box.x - at.x, box.y - at.y, box.width, box.height};
}

/// What a repeated header shows again, but does not mean again.
void forget_marks(Piece& piece) {
  piece.seals.clear();
  piece.headings.clear();
  piece.destinations.clear();
  piece.notes.clear();
}

/// How far content is moved within `slack`. What overflows starts at the top all the same.
Length shift_of(docx::CellAlign align, Length slack) {
  if (slack <= Length() || align == docx::CellAlign::top) return {};
  return align == docx::CellAlign::center ? slack / 2 : slack;
}

class Finalizer {
 public:
  Finalizer(const Prepared& table, Placement& placement, const TableCursor& from, TableCursor& to,
            const Region& region)
      : table_(table),
        grid_(table.grid),
        placement_(placement),
        rows_(placement.rows),
        from_(from),
        to_(to),
        region_(region) {
    add_boxes(0, placement_.repeated);
    add_boxes(placement_.repeated, rows_.size());
  }

  Piece measure() {
    for (const PlacedBox& box : boxes_) {
      if (is_open(box)) content_of(box);
      if (table_.contents[box.cell].turned() && !ends_here(box)) turned_part(box);
    }
    for (std::size_t i = placement_.repeated; i < rows_.size(); ++i) {
      if (!rows_[i].begins) continue;
      const RowMetrics& row = table_.rows[rows_[i].row];
      add(piece_.notes, divided(i) ? row.merge_notes : row.notes);
    }
    for (const auto& [cell, part] : placement_.parts) add(piece_.notes, part.piece.notes);
    return finish();
  }

  Piece draw() {
    shade();
    for (const PlacedBox& box : boxes_) {
      table_.contents[box.cell].turned() ? draw_turned(box) : draw_content(box);
    }
    draw_rules(table_, placement_, boxes_, piece_.items);
    return finish();
  }

 private:
  /// The boxes of the cells in the rows [begin, end).
  void add_boxes(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const GridRow& row = grid_.rows[rows_[i].row];
      for (std::size_t cell = row.first; cell < row.first + row.count; ++cell) {
        const std::size_t origin = grid_.cells[cell].origin;
        if (origin != cell && i != begin) continue;
        const std::size_t below = grid_.last_row(grid_.cells[origin]) - rows_[i].row;
        boxes_.push_back({origin, i, std::min(i + below, end - 1)});
      }
    }
  }

  Piece finish() {
    piece_.size = {table_.x.back(), placement_.height};
    return std::move(piece_);
  }

  void shade() {
    Shades shades;
    for (const PlacedBox& box : boxes_) {
      if (const auto color = color_of(grid_.cells[box.cell])) {
        shades.add(area(table_, placement_, box), *color);
      }
    }
    piece_.under = std::move(shades).take();
  }

  std::optional<Color> color_of(const GridCell& cell) const {
    if (const auto& own = stated(cell, &docx::CellProperties::shading)) return shade_of(*own);
    const auto& whole = grid_.table_of(cell.row).shading;
    return whole ? shade_of(*whole) : std::nullopt;
  }

  // ---- Contents ----------------------------------------------------------------------------

  bool repeated(const PlacedBox& box) const { return box.first < placement_.repeated; }
  bool divided(std::size_t row) const { return !rows_[row].begins || !rows_[row].ends; }
  bool starts_here(const PlacedBox& box) const {
    return rows_[box.first].begins && rows_[box.first].row == grid_.cells[box.cell].row;
  }
  bool ends_here(const PlacedBox& box) const {
    const PlacedRow& last = rows_[box.last];
    return repeated(box) || (last.ends && last.row == grid_.last_row(grid_.cells[box.cell]));
  }
  /// A merge that the region's end cuts.
  bool is_open(const PlacedBox& box) const {
    return grid_.cells[box.cell].row_span > 1 && !ends_here(box) &&
           !table_.contents[box.cell].turned();
  }

  /// Whether the box's last row goes on over the region's end, in any of its cells.
  bool goes_on(const PlacedBox& box) const {
    return std::any_of(boxes_.begin(), boxes_.end(), [&](const PlacedBox& other) {
      return other.last == box.last && !ends_here(other);
    });
  }
  docx::CellAlign align_of(const PlacedBox& box) const {
    const bool at_top = !table_.profile.cut_rows_align && goes_on(box);
    return at_top ? docx::CellAlign::top : table_.contents[box.cell].align;
  }

  Length text_top(const PlacedBox& box) const {
    return rows_[box.first].content_top() + table_.rows[grid_.cells[box.cell].row].top_margin;
  }

  /// From the first line to the bottom margin of the box as far as it stands here.
  Length text_height(const PlacedBox& box) const {
    return rows_[box.last].bottom() - table_.contents[box.cell].margins.bottom - text_top(box);
  }

  /// What of the cell's content stands here; moves the cursor of a merge that goes on.
  Filled content_of(const PlacedBox& box) {
    const auto part = placement_.parts.find(box.cell);
    if (part != placement_.parts.end() && !repeated(box)) return std::move(part->second);
    const BlockFlow& flow = *table_.contents[box.cell].flow;
    Cursor cursor = repeated(box) ? Cursor{} : begun(from_, box.cell);
    if (flow.done(cursor)) return {};
    Region region = endless(table_.inner_width(box.cell), region_.measure);
    region.page_start = !starts_here(box);
    if (!is_open(box)) return fill_all(flow, cursor, region);
    const PlacedRow& last = rows_[box.last];
    region.height =
        last.content_top() + last.room - text_top(box) - table_.contents[box.cell].margins.bottom;
    region.at_top = last.forced;
    Filled filled = fill_within(flow, cursor, region);
    to_.begun[box.cell] = cursor;
    return filled;
  }

  void draw_content(const PlacedBox& box) {
    const CellContent& content = table_.contents[box.cell];
    Filled filled = content_of(box);
    if (repeated(box)) forget_marks(filled.piece);
    const Length after = filled.end == FillEnd::done ? filled.space_after : Length();
    const Length height = filled.piece.size.height + after;
    const Length room = text_height(box);
    const Point at{table_.left(grid_.cells[box.cell]) + content.margins.left,
                   text_top(box) + shift_of(align_of(box), room - height)};
    if (room < height && is_exact(box)) {
      clip(filled.piece, seen_from(at, area(table_, placement_, box)));
    }
    place(piece_, std::move(filled.piece), at);
  }

  /// The turned text that stands in a part of its cell, with lines as long as the part is high.
  struct TurnedPart {
    Filled filled;
    Length along;
  };

  /// A cell cut by the page's end has its turned text whole in the first part that holds it, or
  /// that no higher one follows; what a part does not hold goes on in the next. Moves the cursor
  /// of such a cell; nullopt if nothing of the text stands here.
  std::optional<TurnedPart> turned_part(const PlacedBox& box) {
    const CellContent& content = table_.contents[box.cell];
    if (starts_here(box) && ends_here(box)) return turned_whole(content, content.along, {});
    Cursor cursor = begun(from_, box.cell);
    if (content.flow->done(cursor)) return std::nullopt;
    const Length along = max(text_height(box), Length());
    if (ends_here(box)) return turned_whole(content, along, cursor);
    Region region = endless(along, region_.measure);
    region.height = table_.inner_width(box.cell);
    region.at_top = false;
    Filled filled = fill_within(*content.flow, cursor, region);
    const bool higher_follows = starts_here(box) && content.along - along > along;
    if (!content.flow->done(cursor) && higher_follows) return std::nullopt;
    to_.begun[box.cell] = cursor;
    return TurnedPart{std::move(filled), along};
  }

  TurnedPart turned_whole(const CellContent& content, Length along, Cursor from) const {
    return {fill_all(*content.flow, from, endless(along, region_.measure)), along};
  }

  void draw_turned(const PlacedBox& box) {
    std::optional<TurnedPart> part = turned_part(box);
    if (!part) return;
    const CellContent& content = table_.contents[box.cell];
    const Size room{table_.inner_width(box.cell), part->along};
    const Length height = part->filled.piece.size.height;
    const Length across = shift_of(content.align, room.width - height);
    Piece turned = turn(std::move(part->filled.piece), content.direction, room, across);
    if (repeated(box)) forget_marks(turned);
    const Rect whole = area(table_, placement_, box);
    const Point at{whole.x + content.margins.left, text_top(box)};
    if (room.width < height) clip(turned, seen_from(at, whole));
    place(piece_, std::move(turned), at);
  }

  bool is_exact(const PlacedBox& box) const {
    for (std::size_t i = box.first; i <= box.last; ++i) {
      if (!table_.rows[rows_[i].row].exact) return false;
    }
    return true;
  }

  const Prepared& table_;
  const Grid& grid_;
  Placement& placement_;
  const std::vector<PlacedRow>& rows_;
  const TableCursor& from_;
  TableCursor& to_;
  const Region& region_;
  std::vector<PlacedBox> boxes_;
  Piece piece_;
};

}  // namespace

Piece finalize(const Prepared& table, Placement& placement, const TableCursor& from,
               TableCursor& to, const Region& region) {
  if (placement.rows.empty()) return {};
  Finalizer finalizer(table, placement, from, to, region);
  return region.measure ? finalizer.measure() : finalizer.draw();
}

}  // namespace sealpress::layout::table
