// The rows of a worksheet as values of records.
#pragma once

#include <string>

#include "intake/table.h"
#include "sheet/sheet.h"

namespace sealpress::intake {

/// Rows from the first; below the header (row `header`, from 0) merged cells say the same of each
/// of their rows, and a picture in or over an empty cell is the name under which TableRow::files
/// has it. A cell that shows an error is intake.error_cell, one whose picture the file does not
/// hold intake.picture_not_held. Not thread-safe.
class SheetRows final : public RowSource {
 public:
  SheetRows(sheet::Sheet sheet, std::string file, const Limits& limits, std::size_t header);

  std::optional<Result<TableRow>> next() override;

 private:
  void copy_merged();
  void copy_down(const sheet::Range& range, std::size_t row);
  void add_pictures(TableRow& row) const;
  Result<TableRow> error(const sheet::Cell& cell, std::size_t column) const;
  Diagnostic placed(Diagnostic about, std::size_t column) const;

  sheet::Sheet sheet_;
  std::string file_;
  std::size_t at_ = 0;
  std::size_t header_;  ///< from 1
  std::size_t budget_;  ///< cells that merges may fill
};

}  // namespace sealpress::intake
