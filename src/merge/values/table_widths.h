// Widths for the columns of a table made from a record, by what stands in them.
#pragma once

#include <string>
#include <vector>

#include "base/length.h"

namespace sealpress::merge {

struct FittedColumn {
  Length width;
  bool one_line = false;  ///< each of its cells fits on one line
};

/// Columns that fill `width`: each is as wide as its widest cell and a share of what is left, or,
/// where that is too much, keeps its longest word and gives up in proportion to the rest.
/// `cells` are rows of texts, `columns` of them or fewer; `em` is the size of their letters.
std::vector<FittedColumn> fit_columns(const std::vector<std::vector<std::string>>& cells,
                                      std::size_t columns, Length em, Length width);

}  // namespace sealpress::merge
