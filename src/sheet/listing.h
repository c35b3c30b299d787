// A list for people as a workbook: one sheet that can be filtered and printed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sealpress::sheet {

struct ListingColumn {
  std::string label;
  double width = 12;  ///< in characters, as Excel shows it
};

struct Listing {
  std::string sheet, title;  ///< name of the sheet; line above the list
  std::vector<ListingColumn> columns;
  /// Cells as texts, a row as long as the columns; a row may have a colour of its own.
  struct Row {
    std::vector<std::string> cells;
    std::uint32_t fill = 0xFFFFFF;  ///< RGB of its first cell
  };
  std::vector<Row> rows;
};

/// An .xlsx: title, head (frozen, filtered, repeated on each printed page), rows with wrapped text;
/// A4 across, fitted to the page's width. Every cell is text, so that codes keep their zeros. The
/// same listing gives the same bytes.
std::string write_listing(const Listing& listing);

}  // namespace sealpress::sheet
