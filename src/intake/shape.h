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

/// Columns of workbooks that were made from returned files: which file a row was read from, for
/// people and for programs. No fields of a record.
inline constexpr const char* kReturnedColumn = "收件文件";
inline constexpr const char* kDigestColumn = "收件指纹";

}  // namespace sealpress::intake
