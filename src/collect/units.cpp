#include "collect/units.h"

#include <algorithm>
#include <utility>

namespace sealpress::collect {
namespace {

using docx::NodeKind;

/// Rows and cells stand in controls, or among inserted rows, too.
template <class T, class Visit>
void each(const docx::Node& node, const Visit& visit) {
  for (const docx::Node* child : node.children) {
    if (const T* found = docx::as<T>(child)) {
      visit(*found);
    } else if (child->kind == NodeKind::control || child->kind == NodeKind::wrapper) {
      each<T>(*child, visit);
    }
  }
}

class UnitReader {
 public:
  explicit UnitReader(Units& out) : out_(out) {}

  void story(const docx::Node& node) {
    for (const docx::Node* child : node.children) {
      if (child->kind == NodeKind::paragraph) {
        paragraph(static_cast<const docx::Paragraph&>(*child));
      } else if (child->kind == NodeKind::table) {
        table(static_cast<const docx::Table&>(*child));
      } else if (child->kind == NodeKind::control || child->kind == NodeKind::wrapper ||
                 child->kind == NodeKind::story) {
        story(*child);
      }
    }
  }

 private:
  void paragraph(const docx::Paragraph& node) {
    Unit unit;
    unit.glyphs = glyphs_of(node, out_.file->styles);
    unit.paragraph = ++paragraphs_;
    unit.list_item = node.properties->num_id.value_or(0) != 0;
    add(std::move(unit));
  }

  /// Text boxes follow the paragraph or the row that they hang on.
  void add(Unit unit) {
    unit.key = folded(unit.glyphs.characters());
    out_.revised = out_.revised || unit.glyphs.revised;
    const std::vector<const docx::Story*> boxes = unit.glyphs.boxes;
    unit.row_first = out_.all.size();
    unit.row_last = out_.all.size() + 1;
    out_.all.push_back(std::move(unit));
    for (const docx::Story* box : boxes) story(*box);
  }

  void table(const docx::Table& node) {
    const int number = ++tables_;
    int row_number = 0;
    int rows = 0;
    each<docx::Row>(node, [&](const docx::Row&) { ++rows; });
    each<docx::Row>(node,
                    [&](const docx::Row& row) { read_row(row, number, ++row_number, rows == 1); });
  }

  static bool only_cell(const docx::Row& row) {
    int cells = 0;
    each<docx::Cell>(row, [&](const docx::Cell&) { ++cells; });
    return cells == 1;
  }

  /// `alone`: the only row of its table.
  void read_row(const docx::Row& row, int table, int number, bool alone) {
    const std::size_t first = out_.all.size();
    std::vector<const docx::Table*> nested;
    std::vector<const docx::Story*> boxes;
    int column = row.properties ? row.properties->grid_before.value_or(0) : 0;
    int cells = 0;
    each<docx::Cell>(row, [&](const docx::Cell& cell) {
      Unit unit;
      unit.glyphs = glyphs_of(cell, out_.file->styles);
      unit.table = table;
      unit.row = number;
      unit.cell = ++cells;
      unit.begin = column;
      column += std::max(cell.properties->grid_span.value_or(1), 1);
      unit.end = column;
      const auto& above = cell.properties->borders.top;
      unit.unruled = above && (above->style == docx::BorderStyle::none ||
                               above->style == docx::BorderStyle::nil);
      unit.continued = cell.properties->vertical_merge.value_or(docx::VerticalMerge::none) ==
                       docx::VerticalMerge::continued;
      // A cell that holds whole tables, or is its whole table, is a frame around them.
      if (only_cell(row) && (!unit.glyphs.tables.empty() || alone)) {
        story(cell);
        return;
      }
      const bool joined = cell.properties->horizontal_merge.value_or(docx::VerticalMerge::none) ==
                          docx::VerticalMerge::continued;
      if (joined && out_.all.size() > first) {
        out_.all.back().end = column;
        return;
      }
      unit.key = folded(unit.glyphs.characters());
      out_.revised = out_.revised || unit.glyphs.revised;
      nested.insert(nested.end(), unit.glyphs.tables.begin(), unit.glyphs.tables.end());
      boxes.insert(boxes.end(), unit.glyphs.boxes.begin(), unit.glyphs.boxes.end());
      out_.all.push_back(std::move(unit));
    });
    for (std::size_t i = first; i < out_.all.size() && out_.all[i].row_last == 0; ++i) {
      out_.all[i].row_first = first;
      out_.all[i].row_last = out_.all.size();
    }
    for (const docx::Table* inner : nested) this->table(*inner);
    for (const docx::Story* box : boxes) story(*box);
  }

  Units& out_;
  int tables_ = 0, paragraphs_ = 0;
};

}  // namespace

Place unit_place(const Unit& unit) {
  Place place;
  if (unit.page != 0) place.page = unit.page;
  if (unit.is_cell()) {
    place.table = unit.table;
    place.row = unit.row;
    place.cell = unit.cell;
  } else {
    place.paragraph = unit.paragraph;
  }
  return place;
}

Units units_of(std::shared_ptr<const docx::Document> file) {
  Units units;
  units.file = std::move(file);
  UnitReader(units).story(*units.file->body);
  return units;
}

}  // namespace sealpress::collect
