// Rows of tables that were no records, or that people do not see, told once for each kind and
// sheet.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "intake/row_kind.h"

namespace sealpress::intake {

class PassedOver {
 public:
  void add(RowKind kind, const TableRow& row, const std::string& sheet);
  /// A remark for each kind and sheet, which names the first row and how many there were:
  /// intake.hint_row, intake.hidden_row, intake.total_row, intake.signature_row.
  Diagnostics take(const std::string& file);

 private:
  struct Passed {
    std::int64_t count = 0, row = 0;
    std::string text;
  };
  std::map<std::pair<std::string, RowKind>, Passed> kinds_;
};

}  // namespace sealpress::intake
