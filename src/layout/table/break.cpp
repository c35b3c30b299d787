#include "layout/table/break.h"

#include <algorithm>

#include "layout/table/boundary.h"

namespace sealpress::layout::table {
namespace {

/// What rows need, and what room is left for them in the region.
class RowRoom {
 protected:
  RowRoom(const Prepared& table, TableCursor& cursor, const Region& region)
      : table_(table), grid_(table.grid), cursor_(cursor), region_(region) {}

  const RowMetrics& metrics(std::size_t row) const { return table_.rows[row]; }
  bool nothing_placed() const { return placed_.rows.size() == placed_.repeated; }
  bool must_place() const { return nothing_placed() && region_.at_top; }
  Length height_left() const { return region_.height - y_; }

  /// What of a row must stand with the rows before it: the whole of it, or its first lines.
  Length least_strip(std::size_t row) const {
    const RowMetrics& m = metrics(row);
    if (!may_split(row)) return m.border + m.body + closing(row);
    Length strip;
    for (const std::size_t cell : own_cells(row)) {
      Cursor start;
      Region slit = endless(table_.inner_width(cell), true);
      slit.height = Length::raw(1);
      const Filled first = table_.contents[cell].flow->fill(start, slit);
      strip = max(strip, first.piece.size.height + table_.contents[cell].margins.bottom);
    }
    return m.border + m.top_margin + strip;
  }

  bool fits(std::size_t row, Length body) const {
    Length room = height_left();
    if (region_.notes != nullptr && !metrics(row).notes.empty() && !cursor_.inside) {
      room -= region_.notes->cost(metrics(row).notes);
    }
    return border_above(row) + body + closing(row) <= room;
  }

  /// w:cantSplit means nothing to a row that is higher than a page.
  bool no_page_holds(std::size_t row) const {
    const RowMetrics& m = metrics(row);
    return table_.profile.high_rows_begin && !m.exact && table_.splittable &&
           m.border + m.body > region_.page_height;
  }

  bool may_split(std::size_t row) const {
    const RowMetrics& m = metrics(row);
    return m.may_split && !m.exact && table_.splittable;
  }

  /// What the row still needs below its border: for itself, and for the merges that end in it and
  /// began on an earlier page.
  Length body_needed(std::size_t row) const {
    const RowMetrics& m = metrics(row);
    if (m.exact) return m.body;
    bool from_above = cursor_.inside;
    for (const std::size_t cell : table_.merges_ending[row]) {
      from_above |= cursor_.begun.count(cell) > 0;
    }
    if (!from_above) return m.body;
    Length needed = cursor_.inside ? max(own_rest(row), cursor_.minimum) : m.own;
    for (const std::size_t cell : table_.merges_ending[row]) {
      const Length above = placed_height(cell, row);
      needed = max(needed, rest(cell, above + height_left()) - above);
    }
    return needed;
  }

  Length own_rest(std::size_t row) const {
    Length needed;
    for (const std::size_t cell : own_cells(row)) needed = max(needed, rest(cell, height_left()));
    return needed;
  }

  /// Height that a cell's remaining content needs, margins included; zero if nothing remains, and
  /// infinite if it is more than `limit`, so that no page looks at what later pages hold.
  Length rest(std::size_t cell, Length limit) const {
    const CellContent& content = table_.contents[cell];
    if (content.turned()) return {};
    Cursor from = begun(cursor_, cell);
    if (content.flow->done(from)) return {};
    const Filled filled = fill_within(*content.flow, from, region_of(cell, limit, true));
    if (!content.flow->done(from)) return kInfinite;
    return filled.piece.size.height + filled.space_after + around(cell);
  }

  /// What of a merge's box stands in this region above the content of `row`.
  Length placed_height(std::size_t cell, std::size_t row) const {
    for (std::size_t i = placed_.repeated; i < placed_.rows.size(); ++i) {
      if (placed_.rows[i].row < grid_.cells[cell].row) continue;
      return y_ + border_above(row) - placed_.rows[i].content_top();
    }
    return {};
  }

  /// Cells that stand in this row alone and have text of their own to break.
  std::vector<std::size_t> own_cells(std::size_t row) const {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < grid_.rows[row].count; ++i) {
      const std::size_t cell = grid_.rows[row].first + i;
      const CellContent& content = table_.contents[cell];
      if (content.flow && !content.turned() && grid_.cells[cell].row_span == 1) {
        cells.push_back(cell);
      }
    }
    return cells;
  }

  Length around(std::size_t cell) const {
    return metrics(grid_.cells[cell].row).top_margin + table_.contents[cell].margins.bottom;
  }

  Region region_of(std::size_t cell, Length height, bool at_top) const {
    Region region = endless(table_.inner_width(cell), true);
    region.height = height;
    region.at_top = at_top;
    region.page_start = cursor_.begun.count(cell) > 0;
    return region;
  }

  bool done(std::size_t cell) const {
    return table_.contents[cell].flow->done(begun(cursor_, cell));
  }

  bool divides(std::size_t row, Length room, Length asked) const {
    bool all_fit = true;
    for (const std::size_t cell : own_cells(row)) {
      Cursor from = begun(cursor_, cell);
      const BlockFlow& flow = *table_.contents[cell].flow;
      const Filled filled = fill_within(flow, from, region_of(cell, room - around(cell), false));
      if (filled.piece.size.height == Length() && !flow.done(from)) return false;
      all_fit = all_fit && flow.done(from);
    }
    return !(all_fit && asked > room);
  }

  /// The border above a row where it comes to stand: below a repeated header it may be another.
  Length border_above(std::size_t row) const {
    if (cursor_.inside && nothing_placed() && placed_.repeated == 0) {
      return table_.profile.open_row_cuts ? table_.gap : metrics(row).border;
    }
    const bool below_header = nothing_placed() && placed_.repeated > 0;
    if (!below_header || table_.gap > Length()) return metrics(row).border;
    return widest(boundary(grid_, grid_.header_rows - 1, row, true, table_.profile));
  }

  /// The border that closes the region after a whole row, and after a part of it.
  Length closing(std::size_t row) const {
    return row + 1 < table_.rows.size() ? metrics(row + 1).border : table_.closing;
  }
  Length cut_border(std::size_t row) const {
    return table_.profile.open_row_cuts ? Length() : closing(row);
  }

  const Prepared& table_;
  const Grid& grid_;
  TableCursor& cursor_;
  const Region& region_;
  Placement placed_;
  Length y_;
};

/// Places row after row.
class Breaker : private RowRoom {
 public:
  Breaker(const Prepared& table, TableCursor& cursor, const Region& region)
      : RowRoom(table, cursor, region) {}

  Placement run() {
    repeat_headers();
    while (cursor_.row < table_.rows.size()) {
      if (must_break()) return finish(FillEnd::page_break);
      if (leaves_last_rows()) return retreat();
      if (!stays_together() || !place_next()) return retreat();
      if (cursor_.inside) return finish(FillEnd::full);
    }
    return finish(FillEnd::done);
  }

 private:
  /// A break before the row means nothing where nothing stands above it.
  bool must_break() const {
    return !cursor_.inside && metrics(cursor_.row).break_before &&
           !(nothing_placed() && region_.at_top);
  }

  /// The last row, and those that must stand with it, where they are wanted in the next region.
  bool leaves_last_rows() const {
    return region_.without_last_rows && !cursor_.inside && !must_place() &&
           metrics(cursor_.row).chain_end + 1 == table_.rows.size();
  }

  // ---- Headers -----------------------------------------------------------------------------

  void repeat_headers() {
    const bool continued = cursor_.row > grid_.header_rows || (cursor_.row == grid_.header_rows &&
                                                               (cursor_.inside || cursor_.row > 0));
    if (!continued || grid_.header_rows == 0 || !region_.at_top) return;
    Length height;
    for (std::size_t row = 0; row < grid_.header_rows; ++row) {
      height += metrics(row).border + metrics(row).body;
    }
    // Headers that leave less than a quarter of the page would hide the table itself.
    if (height > region_.height - region_.height / 4) return;
    for (std::size_t row = 0; row < grid_.header_rows; ++row) {
      const RowMetrics& m = metrics(row);
      push({row, y_, m.border, m.body, m.body, true, true, false});
    }
    placed_.repeated = placed_.rows.size();
  }

  /// Headers must not stand alone at the page's end, nor rows that stay with the next one begin a
  /// group that does not fit.
  bool stays_together() const {
    const std::size_t row = cursor_.row;
    if (cursor_.inside || must_place()) return true;
    const bool begins_chain = row == 0 || metrics(row - 1).chain_end == row - 1;
    std::size_t last = begins_chain ? metrics(row).chain_end : row;
    if (row < grid_.header_rows && nothing_placed()) last = std::max(last, grid_.header_rows);
    if (last == row) return true;
    Length height;
    for (std::size_t i = row; i < last; ++i) height += metrics(i).border + metrics(i).body;
    height += least_strip(last);
    // Rows that no page holds together begin where they are.
    return height <= height_left() || height > region_.page_height;
  }

  // ---- Rows --------------------------------------------------------------------------------

  bool place_next() {
    const std::size_t row = cursor_.row;
    const Length body = body_needed(row);
    if (fits(row, body)) return place_whole(row, body);
    if (may_split(row) || must_place() || no_page_holds(row)) return split(row, must_place());
    return false;
  }

  bool place_whole(std::size_t row, Length body) {
    if (!cursor_.inside) take(metrics(row).notes);
    add(row, body, body, true);
    next_row();
    return true;
  }

  // ---- Splitting ---------------------------------------------------------------------------

  /// Places the lines of the row that fit; false if some cell would have none of its own here, or
  /// all of them fit and only w:trHeight does not. `forced`: every cell gets at least a line.
  bool split(std::size_t row, bool forced) {
    if (metrics(row).exact) return place_whole(row, metrics(row).body);
    const Length room = max(height_left() - border_above(row) - cut_border(row), Length());
    const Length asked = cursor_.inside ? cursor_.minimum : metrics(row).minimum;
    if (!forced && !divides(row, room, asked)) return false;
    Length body = fill_parts(row, room, forced);
    bool rest_remains = false;
    for (const std::size_t cell : own_cells(row)) rest_remains |= !done(cell);
    for (const std::size_t cell : table_.merges_ending[row]) {
      rest_remains |= merge_remains(cell, row, room, forced, body);
    }
    body = max(body, min(asked, room));
    // A page without any room must not be asked for what is left of w:trHeight again and again.
    const bool ends = !rest_remains && (body >= asked || body == Length());
    // Cells that are divided reserve room for their notes line by line.
    if (!cursor_.inside) take(metrics(row).merge_notes);
    add(row, body, room, ends);
    placed_.rows.back().forced = forced;
    ends ? next_row() : stay_inside(max(asked - body, Length()));
    return true;
  }

  void stay_inside(Length minimum) {
    cursor_.inside = true;
    cursor_.minimum = minimum;
  }

  /// Fills the row's own cells into `room`; returns the height they take.
  Length fill_parts(std::size_t row, Length room, bool forced) {
    Length height;
    for (const std::size_t cell : own_cells(row)) {
      Cursor from = begun(cursor_, cell);
      const BlockFlow& flow = *table_.contents[cell].flow;
      if (!flow.done(from)) {
        Region region = region_of(cell, room - around(cell), forced);
        region.notes = region_.notes;
        region.measure = region_.measure;
        Filled filled = fill_within(flow, from, region);
        const Length lines = filled.piece.size.height + around(cell);
        const Length after = flow.done(from) ? filled.space_after : Length();
        height = max(height, lines + min(after, max(room - lines, Length())));
        placed_.parts.emplace(cell, std::move(filled));
      }
      cursor_.begun[cell] = from;
    }
    return height;
  }

  /// Whether a merge ending here has more than `room` takes; raises `body` to what it takes.
  bool merge_remains(std::size_t cell, std::size_t row, Length room, bool forced, Length& body) {
    const CellContent& content = table_.contents[cell];
    if (content.turned()) return false;
    Cursor from = begun(cursor_, cell);
    if (content.flow->done(from)) return false;
    const Length above = placed_height(cell, row);
    const Filled filled =
        fill_within(*content.flow, from, region_of(cell, above + room - around(cell), forced));
    body = max(body, filled.piece.size.height + around(cell) - above);
    return !content.flow->done(from);
  }

  // ---- Placing -----------------------------------------------------------------------------

  void add(std::size_t row, Length body, Length room, bool ends) {
    push({row, y_, border_above(row), body, room, !cursor_.inside, ends, false});
  }

  void push(const PlacedRow& placed) {
    y_ = placed.bottom();
    placed_.rows.push_back(placed);
  }

  void take(const std::vector<NoteRef>& notes) const {
    if (region_.notes != nullptr && !region_.measure && !notes.empty()) region_.notes->take(notes);
  }

  void next_row() {
    const GridRow& row = grid_.rows[cursor_.row];
    for (std::size_t cell = row.first; cell < row.first + row.count; ++cell) {
      if (grid_.cells[cell].row_span == 1) cursor_.begun.erase(cell);
    }
    for (const std::size_t cell : table_.merges_ending[cursor_.row]) cursor_.begun.erase(cell);
    ++cursor_.row;
    cursor_.inside = false;
    cursor_.minimum = Length();
  }

  // ---- Ends --------------------------------------------------------------------------------

  /// The next row does not fit.
  Placement retreat() {
    if (nothing_placed()) placed_ = {};
    return finish(FillEnd::full);
  }

  Placement finish(FillEnd end) {
    placed_.end = end;
    if (placed_.rows.empty()) return std::move(placed_);
    const PlacedRow& last = placed_.rows.back();
    placed_.height = last.bottom() + (last.ends ? closing(last.row) : cut_border(last.row));
    return std::move(placed_);
  }
};

}  // namespace

Cursor begun(const TableCursor& cursor, std::size_t cell) {
  const auto found = cursor.begun.find(cell);
  return found == cursor.begun.end() ? Cursor{} : found->second;
}

Placement place_rows(const Prepared& table, TableCursor& cursor, const Region& region) {
  return Breaker(table, cursor, region).run();
}

}  // namespace sealpress::layout::table
