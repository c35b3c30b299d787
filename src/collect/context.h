// What the readers of one form's parts share.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "collect/alignment.h"
#include "collect/blank_form.h"
#include "collect/reading.h"
#include "collect/units.h"
#include "forms/columns.h"

namespace sealpress::collect {

struct Context {
  const BlankForm& blank;
  const std::vector<forms::Table>& tables;
  const Units& filled;
  const Alignment& alignment;
  std::size_t begin = 0, end = 0;  ///< the form's units in `filled`

  const std::optional<Match>& match(std::size_t blank_unit) const {
    return alignment.matches[blank_unit];
  }
};

/// How sure one is of what an anchor leads to: its likeness, or a little more where the anchors
/// before and behind it are found as printed.
double sure_of(const Context& context, std::size_t anchor);

/// The values of cells with a label to their left.
std::vector<Field> read_cells(const Context& context);
/// The values in anchors themselves: 联系人：____.
std::vector<Field> read_mixed(const Context& context);
/// Paragraphs that hold nothing but values: narratives under their headings.
std::vector<Field> read_paragraphs(const Context& context);

struct ListReading {
  std::string label;
  data::Array items;
  std::vector<Field> fields;
  Diagnostics findings;
};
ListReading read_list(const Context& context, const BlankList& list);

}  // namespace sealpress::collect
