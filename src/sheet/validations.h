// Choices and hints of a written workbook's columns (ECMA-376 18.3.1.32).
#pragma once

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "sheet/write.h"

namespace sealpress::sheet {

/// The hidden sheet that long lists stand on.
inline constexpr const char* kChoicesSheet = "选项";

class Validations {
 public:
  /// For the rows `first` to `last`, from 0.
  void set(lxw_worksheet* worksheet, const OutSheet& sheet, lxw_row_t first, lxw_row_t last);
  /// The sheet of long lists, if there are any. Comes last.
  void write_choices(lxw_workbook* workbook) const;

 private:
  void set_choices(const OutColumn& column, lxw_data_validation& rule, std::vector<char*>& options,
                   std::string& formula);
  std::string place_of(const std::vector<std::string>& choices);

  std::vector<std::vector<std::string>> lists_;
};

/// The first `most` characters.
std::string cut(const std::string& text, std::size_t most);

}  // namespace sealpress::sheet
