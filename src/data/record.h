// A record: one submission for one document, with where it came from.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "data/value.h"

namespace sealpress::data {

/// Where the rows of a list lay, for lists that came from a sheet of their own.
struct ListOrigin {
  std::string sheet;
  std::vector<std::int64_t> rows;               ///< of each item, from 1
  std::map<std::string, std::int64_t> columns;  ///< member's label -> column from 1
};

/// Where a record lay in its source, so that findings can name file, sheet, row and column.
struct Origin {
  std::string file;
  std::string sheet;     ///< empty unless from a workbook
  std::int64_t row = 0;  ///< from 1; line of a .jsonl or row of a table, 0 if neither
  std::map<std::string, std::int64_t> columns;  ///< label -> column from 1, for tables
  std::map<std::string, ListOrigin> lists;      ///< by label
};

struct Record {
  Value fields;            ///< an object; keys are the official labels
  std::int64_t index = 1;  ///< from 1, over the whole run
  Origin origin;
  /// What is wrong or doubtful about the values as they were read, with its places.
  Diagnostics remarks = {};
  /// Pictures that came in the data file itself: the path that a value names -> bytes.
  std::map<std::string, std::shared_ptr<const std::string>> files = {};
};

}  // namespace sealpress::data
