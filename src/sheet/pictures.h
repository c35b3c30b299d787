// Pictures of a workbook: in cells, as WPS and Excel keep them, and over cells.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "opc/relationships.h"
#include "package/package.h"
#include "sheet/sheet.h"

namespace sealpress::sheet {

/// What cells refer to. Parts that are not there or cannot be read give no pictures: the cells that
/// want them then say so.
class CellPictures {
 public:
  CellPictures() = default;
  /// `parts` are the workbook's relationships.
  CellPictures(const package::Package& file, const opc::Relationships& parts, const Limits& limits);

  /// By the id of WPS's =DISPIMG("ID…",1), taken out of the formula; nullptr if it has none.
  Picture by_formula(std::string_view formula) const;
  /// By the attribute vm of a cell (Excel's "picture in cell"), from 1; nullptr if there is none.
  Picture by_metadata(std::string_view vm) const;

 private:
  void read_wps(const package::Package& file, const std::string& part, const Limits& limits);
  void read_excel(const package::Package& file, const opc::Relationships& parts,
                  const Limits& limits);

  std::map<std::string, Picture, std::less<>> by_id_;
  std::vector<Picture> by_metadata_;
};

/// The pictures that float over a sheet's cells. `part` is the sheet's.
std::map<CellPosition, Picture> floating_pictures(const package::Package& file,
                                                  std::string_view part, const Limits& limits);

}  // namespace sealpress::sheet
