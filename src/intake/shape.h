// What a form looks like as tables, for reading a workbook whose rows are items of lists.
#pragma once

#include <string>
#include <vector>

namespace sealpress::intake {

/// A list of objects and its members' labels.
struct ListShape {
  std::string label;
  std::vector<std::string> members;
};

struct Shape {
  std::vector<std::string> fields;  ///< of the record itself
  std::vector<ListShape> lists;
};

/// The column that says which record (from 1) a row of a list belongs to.
inline constexpr const char* kRecordColumn = "所属记录";

}  // namespace sealpress::intake
