// Number formats of cells: from a cell's value to what a person sees.
//
// Days are shown as yyyy-MM-dd whatever their format, so that what reads them need not guess; a
// format that shows no whole day (2025年6月, 星期一, 下午3:05) is drawn.
// Fractions and powers of ten are shown as plain decimals.
#pragma once

#include <optional>
#include <string_view>

#include "sheet/sheet.h"
#include "text/number_format.h"

namespace sealpress::sheet {

/// A compiled format. Immutable, shared between threads.
class NumberFormat {
 public:
  /// Never fails: what is no format is shown as General.
  explicit NumberFormat(std::string_view code) : format_(code) {}
  /// The formats that files name by number only, with the dates of the Chinese edition.
  static std::string_view built_in(int id);

  /// Numbers under @ are text.
  bool is_text() const;
  /// Fills kind and text of a cell that holds `value` (finite). A format that shows nothing makes
  /// the cell empty.
  void show(double value, bool epoch_1904, Cell& cell) const;
  /// A text by the section for texts: "第"@"号".
  std::string show_text(std::string text) const;

 private:
  std::optional<std::string> time_text(double value, bool epoch_1904,
                                       const text::NumberFormat::Section& section) const;
  void show_moment(double value, bool epoch_1904, const text::NumberFormat::Section& section,
                   Cell& cell) const;

  text::NumberFormat format_;
};

}  // namespace sealpress::sheet
