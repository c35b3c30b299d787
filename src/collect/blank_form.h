// The blank form as the reader sees it: which of its printed texts tell where one is (anchors), and
// which cells and paragraphs hold the values.
//
// Made once per form from its Word template; immutable, shared by threads.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "collect/pattern.h"
#include "collect/units.h"
#include "forms/catalogue.h"

namespace sealpress::collect {

struct BlankUnit {
  enum class Role : std::uint8_t {
    nothing,    ///< blank
    label,      ///< printed text: an anchor
    weak,       ///< printed text that stands in many places (个, 万元, 1): no anchor
    value,      ///< a cell with a label to its left
    mixed,      ///< printed text and slots: an anchor that holds its own values
    paragraph,  ///< slots alone, outside tables
    item,       ///< a cell of a list's row
    hint        ///< printed only where something is empty: an anchor that may be missing
  };
  Role role = Role::nothing;
  Pattern pattern;
  std::u32string key;  ///< the printed text, folded
  std::string list;    ///< of an item
  int table = 0, row = 0, begin = 0, end = 0;
  std::size_t row_first = 0, row_last = 0;
  double weight = 0;   ///< of an anchor
  bool title = false;  ///< one of the lines that name the form
  /// Alone in its row, without a line between it and the row above: drawn, both are one cell.
  bool unruled = false;

  bool is_anchor() const {
    return role == Role::label || role == Role::mixed || role == Role::hint;
  }
  bool is_cell() const { return table != 0; }
};

struct BlankColumn {
  std::size_t item = 0;    ///< the unit of the list's row
  std::size_t header = 0;  ///< the unit above it; itself if there is none
};

struct BlankList {
  std::string label;
  std::vector<BlankColumn> columns;
};

struct BlankForm {
  const forms::Form* form = nullptr;
  std::vector<BlankUnit> units;
  std::vector<BlankList> lists;
  std::vector<std::size_t> anchors;  ///< indices of `units`
  double weight = 0;                 ///< of all anchors but hints

  /// Whether it has enough printed text to be known again.
  bool can_be_told() const { return anchors.size() >= 4 && weight >= 6; }
};

std::shared_ptr<const BlankForm> blank_form(const forms::Form& form,
                                            std::shared_ptr<const docx::Document> file);

}  // namespace sealpress::collect
