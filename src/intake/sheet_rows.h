// The rows of a worksheet as values of records.
#pragma once

#include <string>

#include "intake/table.h"
#include "sheet/sheet.h"

namespace sealpress::intake {

/// Rows from the first; below the header merged cells say the same of each of their rows. A cell
/// that shows an error is intake.error_cell. Not thread-safe.
class SheetRows final : public RowSource {
 public:
  SheetRows(sheet::Sheet sheet, std::string file, const Limits& limits)
      : sheet_(std::move(sheet)), file_(std::move(file)), budget_(limits.elements) {}

  std::optional<Result<TableRow>> next() override;
  void found_header(std::int64_t number) override;

 private:
  void copy_down(const sheet::Range& range, std::size_t row);
  Result<TableRow> error(const sheet::Cell& cell, std::size_t column) const;

  sheet::Sheet sheet_;
  std::string file_;
  std::size_t at_ = 0;
  std::size_t budget_;  ///< cells that merges may fill
};

}  // namespace sealpress::intake
