// One worksheet: rows of cells (ECMA-376 Part 1, 18.3.1).
#pragma once

#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "sheet/pictures.h"
#include "sheet/sheet.h"
#include "sheet/styles.h"
#include "xml/document.h"

namespace sealpress::sheet {

/// What all sheets of a workbook share.
struct SheetContext {
  std::vector<std::string> strings;
  Styles styles;
  CellPictures pictures;
  bool epoch_1904 = false;
};

/// Fills rows, merges and the pictures in cells of `sheet` from the root of its part.
std::optional<Diagnostic> read_worksheet(xml::Node root, const SheetContext& context,
                                         const Limits& limits, Sheet& sheet);

}  // namespace sealpress::sheet
