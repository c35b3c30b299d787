#include "layout/table/boundary.h"

#include <algorithm>

namespace sealpress::layout::table {
namespace {

using Cells = std::span<const GridCell>;

Edge edge_between(const Grid& grid, const GridCell* upper, const GridCell* lower, bool cut,
                  const Profile& profile) {
  if (upper == nullptr) return alone(claim_of(grid, *lower, Side::top));
  if (lower == nullptr) return alone(claim_of(grid, *upper, Side::bottom));
  if (upper->origin == lower->origin && !cut) return {};
  return meet(claim_of(grid, *upper, Side::bottom), claim_of(grid, *lower, Side::top), profile);
}

/// Walks along a row's cells; columns that the row skips have no cell.
class Walk {
 public:
  explicit Walk(Cells cells) : cells_(cells) {}
  const GridCell* at(std::size_t column) {
    while (next_ < cells_.size() && cells_[next_].end() <= column) ++next_;
    return next_ < cells_.size() && cells_[next_].column <= column ? &cells_[next_] : nullptr;
  }
  /// The next column after `column` at which a cell begins or ends.
  std::size_t change_after(std::size_t column, std::size_t columns) {
    if (const GridCell* cell = at(column)) return cell->end();
    return next_ < cells_.size() ? cells_[next_].column : columns;
  }

 private:
  Cells cells_;
  std::size_t next_ = 0;
};

void append(std::vector<EdgeStretch>& stretches, EdgeStretch next) {
  if (!next.edge.visible()) return;
  if (!stretches.empty() && stretches.back().end == next.begin &&
      stretches.back().edge == next.edge) {
    stretches.back().end = next.end;
  } else {
    stretches.push_back(next);
  }
}

}  // namespace

std::vector<EdgeStretch> boundary(const Grid& grid, std::optional<std::size_t> upper,
                                  std::optional<std::size_t> lower, bool cut,
                                  const Profile& profile) {
  Walk above(upper ? grid.cells_of(*upper) : Cells{});
  Walk below(lower ? grid.cells_of(*lower) : Cells{});
  std::vector<EdgeStretch> stretches;
  for (std::size_t column = 0; column < grid.columns();) {
    const GridCell *over = above.at(column), *under = below.at(column);
    const std::size_t end = std::min(above.change_after(column, grid.columns()),
                                     below.change_after(column, grid.columns()));
    if (over != nullptr || under != nullptr) {
      append(stretches, {column, end, edge_between(grid, over, under, cut, profile)});
    }
    column = end;
  }
  return stretches;
}

std::vector<EdgeStretch> boundary(const Grid& grid, std::size_t row, const Profile& profile) {
  const auto upper = row > 0 ? std::optional(row - 1) : std::nullopt;
  const auto lower = row < grid.rows.size() ? std::optional(row) : std::nullopt;
  return boundary(grid, upper, lower, false, profile);
}

Length widest(const std::vector<EdgeStretch>& stretches) {
  Length width;
  for (const EdgeStretch& stretch : stretches) width = max(width, stretch.edge.width());
  return width;
}

std::vector<Upright> uprights(const Grid& grid, std::size_t row, const Profile& profile) {
  const Cells cells = grid.cells_of(row);
  std::vector<Upright> found;
  const auto add = [&found](std::size_t column, const Edge& edge) {
    if (edge.visible()) found.push_back({column, edge});
  };
  add(cells.front().column, alone(claim_of(grid, cells.front(), Side::left)));
  for (std::size_t i = 1; i < cells.size(); ++i) {
    add(cells[i].column, meet(claim_of(grid, cells[i - 1], Side::right),
                              claim_of(grid, cells[i], Side::left), profile));
  }
  add(cells.back().end(), alone(claim_of(grid, cells.back(), Side::right)));
  return found;
}

}  // namespace sealpress::layout::table
