// Column widths: pure functions of what a table says and what its cells hold.
//
// ECMA-376 17.4.50-72 and the algorithm at 17.18.87: first the widths that are asked for
// (w:tblGrid, w:tcW, w:tblW), as a fixed table takes them; then, in tables that fit their content,
// room for what cannot be broken, and measured widths where none is asked for.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "docx/properties.h"
#include "layout/block/block_flow.h"
#include "layout/profile.h"

namespace sealpress::layout::table {

/// A cell's wish, or that of columns skipped at a row's start or end.
struct WidthWish {
  std::size_t column = 0, span = 1;
  docx::Width width;
};

struct ColumnProblem {
  std::vector<Length> grid;  ///< one entry for each column, zero if unknown
  std::vector<WidthWish> wishes;
  docx::Width table;
  Length available;  ///< width of the text around the table
  Length bleed;      ///< by how much a table of exactly 100 % is wider than the text
  bool fixed = false;
};

struct Columns {
  std::vector<Length> widths;
  std::vector<bool> open;        ///< nobody asked for a width: to be measured
  std::optional<Length> target;  ///< the width that the table asks for
};

/// The width that w:tblW or w:tcW asks for, of `whole` if it is a percentage; nullopt for auto.
std::optional<Length> asked_width(const docx::Width& width, Length whole);

/// The widths asked for. Open columns have a provisional width.
Columns asked_columns(const ColumnProblem& problem, const Profile& profile);

/// What a cell's content needs, cell margins included.
struct ContentWidth {
  std::size_t column = 0, span = 1;
  WidthRange range;
};

struct FittedColumns {
  std::vector<Length> widths;
  WidthRange range;  ///< of the whole table: the least it can do with, what it takes unbroken
};

/// `columns` made to fit: open columns take their content's width, no column is narrower than what
/// cannot be broken, as long as the table stays within `limit`; what one column gains the others
/// give, in proportion to what they can spare.
FittedColumns fit_columns(const Columns& columns, std::span<const ContentWidth> contents,
                          Length available, Length limit);

}  // namespace sealpress::layout::table
