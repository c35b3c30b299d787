// A record: one submission for one document, with where it came from.
#pragma once

#include <map>
#include <string>

#include "data/value.h"

namespace sealpress::data {

/// Where a record lay in its source, so that findings can name file, sheet, row and column.
struct Origin {
  std::string file;
  std::string sheet;     ///< empty unless from a workbook
  std::int64_t row = 0;  ///< from 1; line of a .jsonl or row of a table, 0 if neither
  std::map<std::string, std::int64_t> columns;  ///< label -> column from 1, for tables
};

struct Record {
  Value fields;            ///< an object; keys are the official labels
  std::int64_t index = 1;  ///< from 1, over the whole run
  Origin origin;
};

}  // namespace sealpress::data
