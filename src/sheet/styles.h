// The number formats of a workbook's cell styles (ECMA-376 Part 1, 18.8).
#pragma once

#include <map>
#include <vector>

#include "sheet/number_format.h"
#include "xml/document.h"

namespace sealpress::sheet {

class Styles {
 public:
  Styles() = default;
  /// From the root of a styles part.
  explicit Styles(xml::Node root);
  /// Of the style that a cell names; General for styles that are not there.
  const NumberFormat& format(std::size_t style) const;

 private:
  std::map<std::int64_t, NumberFormat> formats_;  ///< by numFmtId
  std::vector<std::int64_t> format_of_style_;
  NumberFormat general_{"General"};
};

}  // namespace sealpress::sheet
