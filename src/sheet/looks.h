// How cells of a written workbook look, each look made once.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <tuple>

namespace sealpress::sheet {

struct Look {
  const char* font = "宋体";
  double size = 10.5;
  bool bold = false, bordered = false, shaded = false, wrapped = false;
  lxw_format_alignments align = LXW_ALIGN_LEFT;
  std::string number = {};
  bool marked = false;

  auto key() const {
    return std::tuple(std::string(font), size, bold, bordered, shaded, wrapped,
                      static_cast<int>(align), number, marked);
  }
};

class Looks {
 public:
  explicit Looks(lxw_workbook* workbook) : workbook_(workbook) {}
  lxw_format* format(const Look& look);

 private:
  lxw_workbook* workbook_;
  std::map<decltype(Look().key()), lxw_format*> made_;
};

}  // namespace sealpress::sheet
