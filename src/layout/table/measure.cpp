// Rows' heights: what their own cells need, what w:trHeight asks for, what vertical merges lack.
#include <algorithm>

#include "layout/table/borders.h"
#include "layout/table/boundary.h"
#include "layout/table/prepare.h"
#include "layout/table/undo.h"

namespace sealpress::layout::table {
namespace {

// Word's largest row height and page side (22 in).
constexpr Length kLargest = Length::twips(31680);
// How often the lines of a turned cell are made longer until they fit across it.
constexpr int kTurnedTries = 6;

class Measurer {
 public:
  Measurer(Prepared& table, Context& context)
      : table_(table), grid_(table.grid), context_(context) {}

  void measure() {
    table_.rows.resize(grid_.rows.size());
    table_.merges_ending.resize(grid_.rows.size());
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) measure_content(i);
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) measure_row(row);
    table_.closing = border_at(grid_.rows.size());
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) lend_to_merges(row);
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) report_cut(i);
    chain_rows();
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      if (!grid_.covered(i) && table_.contents[i].turned()) prepare_turned(i);
    }
  }

 private:
  void measure_content(std::size_t i) {
    CellContent& content = table_.contents[i];
    if (!content.flow) return;
    const GridCell& cell = grid_.cells[i];
    Cursor cursor;
    Filled filled = fill_all(*content.flow, cursor, endless(table_.inner_width(i), true));
    content.height = filled.piece.size.height + filled.space_after;
    const bool hide = stated(cell, &docx::CellProperties::hide_mark).value_or(false);
    if (hide && content.flow->blank()) content.height = Length();
    RowMetrics& row = table_.rows[cell.row];
    const auto& notes = filled.piece.notes;
    row.notes.insert(row.notes.end(), notes.begin(), notes.end());
    if (cell.row_span > 1) {
      row.merge_notes.insert(row.merge_notes.end(), notes.begin(), notes.end());
    }
  }

  void measure_row(std::size_t index) {
    RowMetrics& row = table_.rows[index];
    const docx::RowProperties& asked = *grid_.rows[index].properties;
    row.border = border_at(index);
    row.may_split = !asked.cant_split.value_or(false);
    row.chain_end = index;
    for (std::size_t i = 0; i < grid_.rows[index].count; ++i) {
      const std::size_t cell = grid_.rows[index].first + i;
      if (grid_.covered(cell)) continue;
      row.top_margin = max(row.top_margin, table_.contents[cell].margins.top);
      row.break_before |= breaks_before(cell);
      if (grid_.cells[cell].row_span > 1) {
        table_.merges_ending[grid_.last_row(grid_.cells[cell])].push_back(cell);
      }
    }
    row.own = own_height(index);
    apply_rule(index, asked);
    row.body = row.own;
  }

  /// What separates a row from what stands above it; below the last row for the number of rows.
  /// Spaced cells have borders of their own inside their boxes; the table's lies within the gap.
  Length border_at(std::size_t row) const {
    if (table_.gap == Length()) return widest(boundary(grid_, row, context_.profile));
    return table_.gap + (row < grid_.rows.size() ? widest_own(row, Side::top) : Length());
  }

  Length widest_own(std::size_t row, Side side) const {
    Length width;
    for (const GridCell& cell : grid_.cells_of(row)) {
      width = max(width, alone(own_claim_of(grid_, cell, side)).width());
    }
    return width;
  }

  bool breaks_before(std::size_t cell) const {
    const auto& flow = table_.contents[cell].flow;
    return context_.profile.page_break_in_cells && flow && flow->break_before();
  }

  Length own_height(std::size_t index) const {
    Length height;
    for (std::size_t i = 0; i < grid_.rows[index].count; ++i) {
      const std::size_t cell = grid_.rows[index].first + i;
      const CellContent& content = table_.contents[cell];
      if (!content.flow || grid_.cells[cell].row_span > 1) continue;
      height = max(height, table_.rows[index].top_margin + content.height + content.margins.bottom);
    }
    return table_.gap == Length() ? height : height + widest_own(index, Side::bottom);
  }

  /// w:trHeight (17.4.81): without a rule the height is the least.
  void apply_rule(std::size_t index, const docx::RowProperties& asked) const {
    RowMetrics& row = table_.rows[index];
    if (!asked.height || *asked.height <= Length()) return;
    const Length height = min(*asked.height, kLargest);
    row.exact = asked.height_rule == docx::HeightRule::exact;
    if (row.exact) {
      row.own = row.minimum = max(height - row.border, Length()) + added_margin(index);
      return;
    }
    row.minimum =
        context_.profile.row_height_excludes_border ? height : max(height - row.border, Length());
    row.own = max(row.own, row.minimum);
  }

  /// Word adds the widest bottom margin to an exact height ([MS-OI29500] 2.1.180).
  Length added_margin(std::size_t index) const {
    Length widest;
    if (!context_.profile.exact_row_adds_margin) return widest;
    for (std::size_t i = 0; i < grid_.rows[index].count; ++i) {
      widest = max(widest, table_.contents[grid_.rows[index].first + i].margins.bottom);
    }
    return widest;
  }

  /// What a merge needs beyond its rows goes to the last of them that may grow.
  void lend_to_merges(std::size_t row) {
    for (const std::size_t cell : table_.merges_ending[row]) {
      const std::size_t first = grid_.cells[cell].row;
      const CellContent& content = table_.contents[cell];
      if (content.turned()) continue;
      const Length needed = table_.rows[first].top_margin + content.height + content.margins.bottom;
      grow(first, row, needed - height_of(first, row));
    }
  }

  /// From below the border of `first` to the bottom of `last`.
  Length height_of(std::size_t first, std::size_t last) const {
    Length height = -table_.rows[first].border;
    for (std::size_t row = first; row <= last; ++row) {
      height += table_.rows[row].border + table_.rows[row].body;
    }
    return height;
  }

  /// Rows of exact height hide what does not fit into them.
  void report_cut(std::size_t i) {
    const GridCell& cell = grid_.cells[i];
    const CellContent& content = table_.contents[i];
    if (!content.flow || content.turned()) return;
    const std::size_t last = grid_.last_row(cell);
    for (std::size_t row = cell.row; row <= last; ++row) {
      if (!table_.rows[row].exact) return;
    }
    const Length room = height_of(cell.row, last) - table_.rows[cell.row].top_margin;
    if (content.height <= room) return;
    Cursor cursor;
    const Filled drawn = fill_all(*content.flow, cursor, endless(table_.inner_width(i), false));
    std::string lost = text_below(drawn.piece, room);
    if (lost.empty()) return;
    context_.report.push_back(cut_off(context_.file, cell.blocks.front(), std::move(lost)));
  }

  bool grow(std::size_t first, std::size_t last, Length by) {
    for (std::size_t row = last + 1; row-- > first && by > Length();) {
      if (table_.rows[row].exact) continue;
      table_.rows[row].body += by;
      return true;
    }
    return false;
  }

  // ---- Keep with next ----------------------------------------------------------------------

  void chain_rows() {
    if (table_.rows.empty()) return;
    table_.keep_with_next = keeps_with_next(table_.rows.size() - 1);
    for (std::size_t row = table_.rows.size(); row-- > 1;) {
      if (keeps_with_next(row - 1)) table_.rows[row - 1].chain_end = table_.rows[row].chain_end;
    }
  }

  /// A row stays with the next one if its first paragraph does.
  bool keeps_with_next(std::size_t row) const {
    const GridCell& cell = grid_.cells[grid_.rows[row].first];
    const docx::Paragraph* paragraph = first_paragraph(cell.blocks);
    if (paragraph == nullptr || paragraph->properties == nullptr) return false;
    if (paragraph->properties->keep_next) return *paragraph->properties->keep_next;
    return context_.file.styles.paragraph(*paragraph->properties, nullptr, cell.format.get())
        .keep_next.value_or(false);
  }

  static const docx::Paragraph* first_paragraph(std::span<const docx::Node* const> blocks) {
    for (const docx::Node* block : blocks) {
      if (const auto* paragraph = docx::as<docx::Paragraph>(block)) return paragraph;
      if (block->kind == docx::NodeKind::table) return nullptr;
      if (block->kind == docx::NodeKind::control || block->kind == docx::NodeKind::wrapper) {
        if (const auto* paragraph = first_paragraph(block->children)) return paragraph;
      }
    }
    return nullptr;
  }

  // ---- Turned text -------------------------------------------------------------------------

  /// Lines run along the height that the other cells leave; Word makes the row higher until they
  /// fit across the cell.
  void prepare_turned(std::size_t i) {
    const GridCell& cell = grid_.cells[i];
    const CellContent& content = table_.contents[i];
    const std::size_t last = grid_.last_row(cell);
    const Length across = table_.inner_width(i);
    const Undo undo(context_);
    make_turned(i);
    if (!context_.profile.vertical_text_grows_row) return;
    const Length step = content.flow->widths().max.scaled(1.0 / kTurnedTries);
    for (int tries = 0; content.height > across && tries < kTurnedTries; ++tries) {
      if (!grow(cell.row, last, step)) return;
      undo();
      make_turned(i);
    }
  }

  void make_turned(std::size_t i) {
    const GridCell& cell = grid_.cells[i];
    CellContent& content = table_.contents[i];
    content.along = max(height_of(cell.row, grid_.last_row(cell)) -
                            table_.rows[cell.row].top_margin - content.margins.bottom,
                        Length());
    content.flow = BlockFlow::make(cell.blocks, content.along, cell.format.get(), context_);
    Cursor cursor;
    content.height =
        fill_all(*content.flow, cursor, endless(content.along, true)).piece.size.height;
  }

  Prepared& table_;
  const Grid& grid_;
  Context& context_;
};

}  // namespace

void measure_rows(Prepared& table, Context& context) {
  Measurer(table, context).measure();
}

}  // namespace sealpress::layout::table
