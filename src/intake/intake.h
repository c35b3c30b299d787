// Submissions: JSON, JSON Lines, CSV and XLSX become records, one at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "data/record.h"

namespace sealpress::intake {

/// A stream of records. Not thread-safe; memory does not grow with the number of records for
/// .jsonl and .csv.
class Reader {
 public:
  virtual ~Reader() = default;
  /// The next record; nullopt at the end. A record that cannot be read is an error naming its line;
  /// the next call goes on behind it where that is possible (.jsonl), else ends.
  virtual std::optional<Result<data::Record>> next() = 0;
};

/// Opens a submission file by its content and extension; "-" is standard input (JSON or JSON
/// Lines). Errors: intake.no_such_file, intake.is_xls, intake.is_html, intake.unknown_encoding,
/// intake.csv_quote ...
Result<std::unique_ptr<Reader>> open(std::string_view path, const Limits& limits = {});
/// The same over bytes; `name` is for messages and its extension decides where content does not.
Result<std::unique_ptr<Reader>> read(std::string bytes, std::string_view name,
                                     const Limits& limits = {});

}  // namespace sealpress::intake
