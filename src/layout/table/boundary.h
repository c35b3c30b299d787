// The boundaries of rows and cells, and what is drawn along them.
#pragma once

#include <optional>
#include <vector>

#include "layout/table/borders.h"

namespace sealpress::layout::table {

/// A stretch of a horizontal boundary, in columns.
struct EdgeStretch {
  std::size_t begin = 0, end = 0;
  Edge edge;
};

/// What is drawn between the rows `upper` and `lower`; one of them is missing at the table's rim.
/// `cut`: a page ends between them, so that merged cells are closed too. Ascending, joined where
/// equal, without gaps that draw nothing.
std::vector<EdgeStretch> boundary(const Grid& grid, std::optional<std::size_t> upper,
                                  std::optional<std::size_t> lower, bool cut,
                                  const Profile& profile);
/// The same above row `row` of an uncut table; below the last for the number of rows.
std::vector<EdgeStretch> boundary(const Grid& grid, std::size_t row, const Profile& profile);
Length widest(const std::vector<EdgeStretch>& stretches);

/// What is drawn along a column's boundary beside one row.
struct Upright {
  std::size_t column = 0;
  Edge edge;
};

/// The upright borders of a row that draw something, from left to right.
std::vector<Upright> uprights(const Grid& grid, std::size_t row, const Profile& profile);

}  // namespace sealpress::layout::table
