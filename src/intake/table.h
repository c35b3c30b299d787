// Tables become records: a header row of labels, one record per row below it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "data/record.h"
#include "intake/intake.h"
#include "intake/labels.h"

namespace sealpress::intake {

/// One row; empty cells are null.
struct TableRow {
  std::int64_t number = 0;  ///< row of a sheet, line of a text file, from 1
  std::vector<data::Value> cells;
  bool hidden = false;       ///< people do not see it
  Diagnostics remarks = {};  ///< about values; their place is a line and a column
  std::map<std::string, std::shared_ptr<const std::string>> files = {};  ///< as in data::Record
};

/// Where rows come from. Not thread-safe.
class RowSource {
 public:
  virtual ~RowSource() = default;
  /// The next row; nullopt at the end, which an error is too.
  virtual std::optional<Result<TableRow>> next() = 0;
};

/// Reads the rows of `source` as records. `file` and `sheet` go into their origins.
///
/// The header is row `header` (from 1) where that is known, else the row near the top that names
/// most of `labels`; where none names any, the first row with at least two texts that are no
/// `label：value`, so that titles above it do no harm; where no row has two, the first one (a table
/// of one column). Records carry known labels as the form writes them, others as written; empty
/// cells are absent; blank rows are passed over. Hints below the header, totals, and who filled the
/// table in are no records: remarks say so. Errors: intake.no_header, intake.duplicate_label, then
/// per row intake.value_without_label.
Result<std::unique_ptr<Reader>> read_table(std::unique_ptr<RowSource> source, std::string file,
                                           std::string sheet, const Labels& labels,
                                           std::optional<std::int64_t> header = {});

/// The cells of a row that may be headings; "" for others.
std::vector<std::string> headings_of(const TableRow& row);

}  // namespace sealpress::intake
