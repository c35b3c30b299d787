#include "merge/compile/row_span.h"

#include <algorithm>
#include <map>
#include <vector>

namespace sealpress::merge {
namespace {

using docx::VerticalMerge;

/// Vertical merge of each cell of a row, by the grid column where it begins.
using Columns = std::map<int, VerticalMerge>;

template <class T, class Use>
void for_each(const docx::Node& node, const Use& use) {
  for (const docx::Node* child : node.children) {
    if (const T* wanted = docx::as<T>(child)) {
      use(*wanted);
    } else if (child->kind == docx::NodeKind::control || child->kind == docx::NodeKind::wrapper) {
      for_each<T>(*child, use);
    }
  }
}

Columns columns_of(const docx::Row& row) {
  Columns columns;
  int column = row.properties == nullptr ? 0 : row.properties->grid_before.value_or(0);
  for_each<docx::Cell>(row, [&](const docx::Cell& cell) {
    columns[column] = cell.properties->vertical_merge.value_or(VerticalMerge::none);
    column += std::max(1, cell.properties->grid_span.value_or(1));
  });
  return columns;
}

bool continues(const Columns& row, int column) {
  const auto cell = row.find(column);
  return cell != row.end() && cell->second == VerticalMerge::continued;
}

}  // namespace

bool tears_vertical_merge(const docx::Table& table, const docx::Node* first,
                          const docx::Node* last) {
  std::vector<Columns> rows;
  std::size_t begin = 0, end = 0;
  for_each<docx::Row>(table, [&](const docx::Row& row) {
    if (&row == first) begin = rows.size();
    rows.push_back(columns_of(row));
    if (&row == last) end = rows.size();
  });
  const auto through = [&](int column) {
    return std::all_of(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                       rows.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const Columns& row) { return continues(row, column); });
  };
  for (const auto& [column, merge] : rows[begin]) {
    if (merge == VerticalMerge::continued && !through(column)) return true;
  }
  if (end == rows.size()) return false;
  for (const auto& [column, merge] : rows[end]) {
    if (merge == VerticalMerge::continued && !through(column)) return true;
  }
  return false;
}

}  // namespace sealpress::merge
