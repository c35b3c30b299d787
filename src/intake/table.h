// Tables become records: a header row of labels, one record per row below it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "data/record.h"
#include "intake/intake.h"

namespace sealpress::intake {

/// One row; empty cells are null.
struct TableRow {
  std::int64_t number = 0;  ///< row of a sheet, line of a text file, from 1
  std::vector<data::Value> cells;
};

/// Where rows come from. Not thread-safe.
class RowSource {
 public:
  virtual ~RowSource() = default;
  /// The next row; nullopt at the end, which an error is too.
  virtual std::optional<Result<TableRow>> next() = 0;
  /// Told once where the header was found.
  virtual void found_header(std::int64_t /*number*/) {}
};

/// Reads the rows of `source` as records. `file` and `sheet` go into their origins.
///
/// The header is the first row with at least two texts, so that titles above it do no harm; where
/// no row has two, the first one (a table of one column). Records carry the labels as written;
/// empty cells are absent; blank rows are passed over. Errors: intake.no_header,
/// intake.duplicate_label, then per row intake.value_without_label.
Result<std::unique_ptr<Reader>> read_table(std::unique_ptr<RowSource> source, std::string file,
                                           std::string sheet);

}  // namespace sealpress::intake
