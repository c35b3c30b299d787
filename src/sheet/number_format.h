// Number formats (ECMA-376 Part 1, 18.8.30 and 18.8.31): from a cell's value to what a person sees.
//
// A format has up to four sections, parted by semicolons: positive; negative; zero; text, or
// sections with conditions of their own. Dates are shown as yyyy-MM-dd whatever their format, so
// that what reads them need not guess. Fractions and powers of ten are shown as plain decimals.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/sheet.h"

namespace sealpress::sheet {

/// A compiled format. Immutable, shared between threads.
class NumberFormat {
 public:
  /// Never fails: what is no format is shown as General.
  explicit NumberFormat(std::string_view code);
  /// The formats that files name by number only, with the dates of the Chinese edition.
  static std::string_view built_in(int id);

  /// Numbers under @ are text.
  bool is_text() const;
  /// Fills kind and text of a cell that holds `value` (finite). A format that shows nothing makes
  /// the cell empty.
  void show(double value, bool epoch_1904, Cell& cell) const;

  struct Token {
    enum class Kind : std::uint8_t { literal, digit, point, percent, general } kind;
    std::string text;  ///< of a literal; of a digit its placeholder 0, # or ?
  };
  struct Condition {
    char relation;  ///< < > = and l (<=), g (>=), n (<>)
    double limit;
    bool holds(double value) const;
  };
  struct Section {
    std::vector<Token> tokens;
    std::optional<Condition> condition;
    bool text = false;       ///< @
    bool date = false;       ///< shows a day
    bool time = false;       ///< shows a time of the day
    bool seconds = false;    ///< shows seconds
    bool elapsed = false;    ///< [h]:mm
    bool plain = false;      ///< fractions, powers of ten: not drawn as the format says
    bool thousands = false;  ///< , between digits
    int scale = 0;           ///< power of ten that the value is multiplied with
  };

 private:
  const Section& section_for(double value, bool& sign) const;
  std::vector<Section> sections_;
};

}  // namespace sealpress::sheet
