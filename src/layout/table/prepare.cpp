#include "layout/table/prepare.h"

#include <algorithm>
#include <numeric>

#include "layout/table/columns.h"
#include "layout/table/position.h"
#include "layout/table/undo.h"

namespace sealpress::layout::table {
namespace {

// Fitting to content may prepare contents twice, and so 2^depth times what lies in nested tables.
constexpr int kFittedDepth = 4;
// Dividing a row looks into its cells more than once, and so into tables nested in them.
constexpr int kDividedDepth = 5;
// Word's largest page side (22 in).
constexpr Length kLargestPage = Length::twips(31680);

Length margin_of(docx::Opt<Length> docx::CellMargins::*side, const docx::TableProperties& table,
                 const GridCell& cell, Length unstated) {
  const docx::CellMargins* const sources[] = {&cell.direct->margins, &table.cell_margins,
                                              &cell.format->cell.margins};
  for (const docx::CellMargins* source : sources) {
    if (source->*side) return max(*(source->*side), Length());
  }
  return unstated;
}

/// A cell's own margins, else the table's with its row's exceptions, else its style's.
Margins margins_of(const Grid& grid, const GridCell& cell) {
  const docx::TableProperties& table = grid.table_of(cell.row);
  using M = docx::CellMargins;
  return {margin_of(&M::top, table, cell, {}), margin_of(&M::left, table, cell, kSideMargin),
          margin_of(&M::bottom, table, cell, {}), margin_of(&M::right, table, cell, kSideMargin)};
}

class Contents {
 public:
  Contents(Prepared& table, Length text_width, bool nested, Context& context)
      : table_(table),
        grid_(table.grid),
        text_width_(text_width),
        nested_(nested),
        context_(context) {}

  void prepare() {
    read_cells();
    const Columns asked = asked_columns(problem(), context_.profile);
    place(asked.widths);
    const bool fitted =
        !fixed() && context_.profile.autofit_content && context_.table_depth < kFittedDepth;
    const Length width = table_.x.back() - table_.x.front();
    table_.range = {width, width};
    if (fitted) {
      fit(asked);
    } else {
      make_flows();
    }
  }

 private:
  bool fixed() const { return grid_.properties.fixed_layout.value_or(false); }

  void read_cells() {
    table_.contents.resize(grid_.cells.size());
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const GridCell& cell = grid_.cells[i];
      CellContent& content = table_.contents[i];
      content.margins = margins_of(grid_, cell);
      content.direction =
          stated(cell, &docx::CellProperties::text_flow).value_or(docx::TextFlow::horizontal);
      content.align = stated(cell, &docx::CellProperties::align).value_or(docx::CellAlign::top);
    }
  }

  ColumnProblem problem() const {
    ColumnProblem p;
    p.grid = grid_.widths;
    for (const GridRow& row : grid_.rows) wish_skipped(row, p.wishes);
    for (const GridCell& cell : grid_.cells) {
      if (const auto& width = stated(cell, &docx::CellProperties::width)) {
        p.wishes.push_back({cell.column, cell.span, *width});
      }
    }
    if (grid_.properties.width) p.table = *grid_.properties.width;
    p.available = text_width_;
    p.fixed = fixed();
    p.bleed = bleed();
    return p;
  }

  void wish_skipped(const GridRow& row, std::vector<WidthWish>& wishes) const {
    const auto& p = *row.properties;
    if (row.before > 0 && p.width_before) wishes.push_back({0, row.before, *p.width_before});
    if (row.after > 0 && p.width_after) {
      wishes.push_back({grid_.cells[row.first + row.count - 1].end(), row.after, *p.width_after});
    }
  }

  /// In older modes a table of the text's whole width hangs out by its margins.
  Length bleed() const {
    const bool bleeds = !nested_ && context_.file.settings.compatibility_mode < 15 &&
                        context_.profile.full_width_bleeds;
    const docx::CellMargins& margins = grid_.properties.cell_margins;
    return bleeds ? margins.left.value_or(kSideMargin) + margins.right.value_or(kSideMargin)
                  : Length();
  }

  void place(const std::vector<Length>& widths) {
    const Length whole = std::accumulate(widths.begin(), widths.end(), Length());
    Length x = table_left(grid_, whole, text_width_, nested_, context_);
    table_.x.assign(1, x);
    for (const Length width : widths) table_.x.push_back(x += width);
  }

  // ---- Contents ----------------------------------------------------------------------------

  void make_flows() {
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      CellContent& content = table_.contents[i];
      if (grid_.covered(i) || content.turned()) continue;
      content.flow = make_flow(i, table_.inner_width(i));
    }
  }

  std::unique_ptr<const BlockFlow> make_flow(std::size_t cell, Length width) {
    const GridCell& from = grid_.cells[cell];
    return BlockFlow::make(from.blocks, width, from.format.get(), context_);
  }

  /// Prepares the contents at the widths asked for; where they ask for other widths, again.
  void fit(const Columns& asked) {
    const Undo undo(context_);
    make_flows();
    const FittedColumns fitted = fit_columns(asked, content_widths(asked), text_width_, room());
    table_.range = fitted.range;
    if (fitted.widths == asked.widths) return;
    undo();
    place(fitted.widths);
    make_flows();
  }

  /// How wide a table may become before its words are broken: to the page's right edge.
  Length room() const {
    const docx::SectionProperties* section = context_.section;
    if (nested_ || section == nullptr || section->columns > 1) return text_width_;
    return max(text_width_, section->page_width - section->margin_left);
  }

  std::vector<ContentWidth> content_widths(const Columns& asked) {
    std::vector<ContentWidth> widths;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      if (grid_.covered(i)) continue;
      const GridCell& cell = grid_.cells[i];
      const CellContent& content = table_.contents[i];
      WidthRange range = content.turned() ? turned_range(i, asked) : content.flow->widths();
      if (unbroken(cell)) range.min = range.max;
      const Length around = content.margins.left + content.margins.right + gaps_beside(cell);
      widths.push_back({cell.column, cell.span, {range.min + around, range.max + around}});
    }
    return widths;
  }

  Length gaps_beside(const GridCell& cell) const {
    const Length columns = table_.x[cell.end()] - table_.x[cell.column];
    return columns - (table_.right(cell) - table_.left(cell));
  }

  bool unbroken(const GridCell& cell) const {
    const auto& width = stated(cell, &docx::CellProperties::width);
    const bool asked = width && asked_width(*width, text_width_);
    return stated(cell, &docx::CellProperties::no_wrap).value_or(false) && !asked;
  }

  /// Turned lines need their height as the cell's width; measured only where nobody says a width.
  WidthRange turned_range(std::size_t cell, const Columns& asked) {
    const GridCell& at = grid_.cells[cell];
    const auto first = asked.open.begin() + static_cast<std::ptrdiff_t>(at.column);
    const auto last = first + static_cast<std::ptrdiff_t>(at.span);
    if (std::find(first, last, true) == last) return {};
    const Undo undo(context_);
    Cursor cursor;
    const auto flow = make_flow(cell, kLargestPage);
    const Length height = fill_all(*flow, cursor, endless(kLargestPage, true)).piece.size.height;
    undo();
    return {height, height};
  }

  Prepared& table_;
  const Grid& grid_;
  Length text_width_;
  bool nested_;
  Context& context_;
};

/// w:tblCellSpacing (17.4.45) surrounds every cell, so neighbours are twice as far apart.
Length gap_of(const Grid& grid) {
  const docx::Width spacing = grid.properties.cell_spacing.value_or(docx::Width{});
  return spacing.kind == docx::Width::length ? max(spacing.value * 2, Length()) : Length();
}

}  // namespace

Length Prepared::inner_width(std::size_t cell) const {
  const GridCell& at = grid.cells[cell];
  const Margins& margins = contents[cell].margins;
  return max(right(at) - left(at) - margins.left - margins.right, Length());
}

void prepare_contents(Prepared& table, Length text_width, bool nested, Context& context) {
  Contents(table, text_width, nested, context).prepare();
}

Prepared prepare(const docx::Table& table, Length text_width, bool nested, Context& context) {
  Prepared prepared(collect(table, context.file.styles), context.profile);
  Context inside = context;
  inside.in_table = true;
  ++inside.table_depth;
  if (context.profile.cell_spacing_and_diagonals) prepared.gap = gap_of(prepared.grid);
  prepared.splittable = inside.table_depth <= kDividedDepth;
  prepare_contents(prepared, text_width, nested, inside);
  measure_rows(prepared, inside);
  return prepared;
}

}  // namespace sealpress::layout::table
