#include "layout/table/grid.h"

#include <algorithm>
#include <array>
#include <map>

namespace sealpress::layout::table {
namespace {

// Word has at most 63 columns; what claims more is damaged and must not cost memory.
constexpr int kMaxSpan = 1024;

std::size_t count_of(const docx::Opt<int>& stated, int least) {
  return static_cast<std::size_t>(std::clamp(stated.value_or(least), least, kMaxSpan));
}

bool is_transparent(const docx::Node& node) {
  return node.kind == docx::NodeKind::control || node.kind == docx::NodeKind::wrapper;
}

/// Calls `visit` with each `T` among the children, also inside controls and wrappers.
template <class T, class Visit>
void each(std::span<const docx::Node* const> children, const Visit& visit) {
  for (const docx::Node* child : children) {
    if (const T* found = docx::as<T>(child)) {
      visit(*found);
    } else if (is_transparent(*child)) {
      each<T>(child->children, visit);
    }
  }
}

bool has_text(const docx::Node& node) {
  if (node.kind == docx::NodeKind::text || node.kind == docx::NodeKind::drawing) return true;
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const docx::Node* child) { return has_text(*child); });
}

bool continues(const docx::Opt<docx::VerticalMerge>& merge) {
  return merge == docx::VerticalMerge::continued;
}

class Collector {
  using Key = std::array<std::size_t, 5>;  // row, column, rows and columns from here, span

 public:
  Collector(const docx::Table& table, const docx::StyleSheet& styles)
      : table_(table), styles_(styles) {
    static const docx::TableProperties kNothing;
    direct_ = table.properties != nullptr ? table.properties : &kNothing;
    grid_.properties = styles.table(*direct_);
  }

  Grid take() {
    each<docx::Row>(table_.children, [this](const docx::Row& row) { add_row(row); });
    repair_widths();
    format_rows();
    count_header_rows();
    if (grid_.properties.bidi_visual.value_or(false)) mirror();
    join_vertical_merges();
    format_cells();
    return std::move(grid_);
  }

 private:
  void add_row(const docx::Row& row) {
    static const docx::RowProperties kNothing;
    GridRow added;
    added.properties = row.properties != nullptr ? row.properties : &kNothing;
    if (added.properties->hidden.value_or(false)) return;
    added.exceptions = with_exceptions(row);
    added.first = grid_.cells.size();
    added.before = count_of(added.properties->grid_before, 0);
    added.after = count_of(added.properties->grid_after, 0);
    column_ = added.before;
    each<docx::Cell>(row.children, [&](const docx::Cell& cell) { add_cell(cell, added); });
    if (added.count == 0) return;
    columns_ = std::max(columns_, column_ + added.after);
    grid_.rows.push_back(added);
  }

  const docx::TableProperties* with_exceptions(const docx::Row& row) {
    if (row.exceptions == nullptr) return nullptr;
    auto merged = std::make_unique<docx::TableProperties>(grid_.properties);
    docx::apply(*merged, *row.exceptions);
    grid_.exceptions.push_back(std::move(merged));
    return grid_.exceptions.back().get();
  }

  void add_cell(const docx::Cell& cell, GridRow& row) {
    static const docx::CellProperties kNothing;
    const docx::CellProperties* direct = cell.properties != nullptr ? cell.properties : &kNothing;
    const std::size_t span = count_of(direct->grid_span, 1);
    if (continues(direct->horizontal_merge) && row.count > 0) {
      widen_last(cell, span);
    } else {
      GridCell added;
      added.blocks.assign(cell.children.begin(), cell.children.end());
      added.direct = direct;
      added.row = grid_.rows.size();
      added.column = column_;
      added.span = span;
      grid_.cells.push_back(std::move(added));
      ++row.count;
    }
    column_ += span;
  }

  /// w:hMerge (17.4.22): the cell joins the one before it; its text, if any, is not lost.
  void widen_last(const docx::Cell& cell, std::size_t span) {
    GridCell& last = grid_.cells.back();
    last.span += span;
    if (!has_text(cell)) return;
    last.blocks.insert(last.blocks.end(), cell.children.begin(), cell.children.end());
  }

  void repair_widths() {
    grid_.widths.assign(columns_, Length());
    const std::size_t known = std::min(columns_, table_.grid.size());
    for (std::size_t i = 0; i < known; ++i) grid_.widths[i] = max(table_.grid[i], Length());
  }

  /// Rows whose table style says something about them get properties of their own.
  void format_rows() {
    const int rows = static_cast<int>(grid_.rows.size());
    for (int i = 0; i < rows; ++i) {
      docx::RowProperties format = styles_.row(*direct_, i, rows);
      if (format == docx::RowProperties()) continue;
      GridRow& row = grid_.rows[static_cast<std::size_t>(i)];
      docx::apply(format, *row.properties);
      grid_.row_formats.push_back(std::make_unique<docx::RowProperties>(format));
      row.properties = grid_.row_formats.back().get();
    }
  }

  void count_header_rows() {
    while (grid_.header_rows < grid_.rows.size() &&
           grid_.rows[grid_.header_rows].properties->header.value_or(false)) {
      ++grid_.header_rows;
    }
    // Where all rows are headers, none repeats.
    if (grid_.header_rows == grid_.rows.size()) grid_.header_rows = 0;
  }

  void join_vertical_merges() {
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) grid_.cells[i].origin = i;
    for (std::size_t row = 1; row < grid_.rows.size(); ++row) {
      std::size_t above = grid_.rows[row - 1].first;
      for (std::size_t i = 0; i < grid_.rows[row].count; ++i) {
        GridCell& cell = grid_.cells[grid_.rows[row].first + i];
        const std::size_t above_end = grid_.rows[row].first;
        while (above < above_end && grid_.cells[above].column < cell.column) ++above;
        if (above < above_end && continues(cell.direct->vertical_merge)) join(above, cell);
      }
    }
  }

  void join(std::size_t above, GridCell& cell) {
    const GridCell& upper = grid_.cells[above];
    const bool merged = upper.direct->vertical_merge.value_or(docx::VerticalMerge::none) !=
                        docx::VerticalMerge::none;
    if (!merged || upper.column != cell.column || upper.span != cell.span) return;
    cell.origin = upper.origin;
    ++grid_.cells[upper.origin].row_span;
  }

  /// w:bidiVisual (17.4.1): the first column stands on the right.
  void mirror() {
    for (GridRow& row : grid_.rows) {
      std::swap(row.before, row.after);
      const auto first = grid_.cells.begin() + static_cast<std::ptrdiff_t>(row.first);
      const auto end = first + static_cast<std::ptrdiff_t>(row.count);
      for (auto cell = first; cell != end; ++cell) cell->column = columns_ - cell->end();
      std::reverse(first, end);
    }
    std::reverse(grid_.widths.begin(), grid_.widths.end());
  }

  void format_cells() {
    for (GridCell& cell : grid_.cells) cell.format = format_at(cell);
  }

  /// Conditional formats repeat with the bands: cells that no rule tells apart share a format.
  std::shared_ptr<const docx::CellFormat> format_at(const GridCell& cell) {
    const auto band = [](const docx::Opt<int>& size) {
      return 2 * static_cast<std::size_t>(std::clamp(size.value_or(1), 1, kMaxSpan));
    };
    const std::size_t headers = std::max<std::size_t>(grid_.header_rows, 1);
    const std::size_t rows = band(grid_.properties.row_band_size);
    const std::size_t columns = band(grid_.properties.column_band_size);
    const Key key{cell.row < headers ? cell.row : headers + (cell.row - headers) % rows,
                  cell.column == 0 ? 0 : 1 + (cell.column - 1) % columns,
                  std::min(grid_.rows.size() - cell.row, rows),
                  std::min(columns_ - cell.column, columns + cell.span), cell.span};
    auto& shared = formats_[key];
    if (!shared)
      shared = std::make_shared<docx::CellFormat>(styles_.cell(*direct_, place_of(cell)));
    return shared;
  }

  docx::CellPosition place_of(const GridCell& cell) const {
    docx::CellPosition at;
    at.row = static_cast<int>(cell.row);
    at.rows = static_cast<int>(grid_.rows.size());
    at.column = static_cast<int>(cell.column);
    at.columns = static_cast<int>(columns_);
    at.span = static_cast<int>(cell.span);
    at.header_rows = static_cast<int>(grid_.header_rows);
    return at;
  }

  const docx::Table& table_;
  const docx::StyleSheet& styles_;
  const docx::TableProperties* direct_;
  Grid grid_;
  std::size_t column_ = 0, columns_ = 0;
  std::map<Key, std::shared_ptr<const docx::CellFormat>> formats_;
};

}  // namespace

Grid collect(const docx::Table& table, const docx::StyleSheet& styles) {
  return Collector(table, styles).take();
}

}  // namespace sealpress::layout::table
