// A returned file as a row of units in reading order: the paragraphs outside tables and the cells
// of all tables, each with its place in its table's grid. Word files here, pages in page_units.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "collect/glyphs.h"
#include "docx/document.h"
#include "pdf/read/pages.h"

namespace sealpress::collect {

struct Unit {
  Glyphs glyphs;
  std::u32string key;      ///< the text as it is compared
  int table = 0;           ///< from 1 through the part, as docx::Document::place_of counts; 0: none
  int row = 0;             ///< from 1
  int cell = 0;            ///< from 1
  int paragraph = 0;       ///< from 1, outside tables
  int begin = 0, end = 0;  ///< columns of the grid
  bool continued = false;  ///< a cell that goes on one above it (vMerge)
  bool unruled = false;    ///< a cell with no line above it
  bool list_item = false;  ///< a paragraph with an automatic number
  std::size_t row_first = 0, row_last = 0;  ///< the units of its row, [first, last)
  int page = 0;                             ///< from 1, in a PDF; 0: not told
  pdf::Box box;                             ///< on that page

  bool is_cell() const { return table != 0; }
};

struct Units {
  std::shared_ptr<const docx::Document> file;  ///< of a Word file
  std::vector<Unit> all;
  bool revised = false;
};

/// Table, row and cell, or the paragraph; the page where it is told.
Place unit_place(const Unit& unit);

Units units_of(std::shared_ptr<const docx::Document> file);

}  // namespace sealpress::collect
