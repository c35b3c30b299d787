// From slots to the values of a record: texts, days, choices.
#pragma once

#include <string>
#include <vector>

#include "collect/pattern.h"
#include "collect/reading.h"
#include "collect/units.h"
#include "forms/columns.h"

namespace sealpress::collect {

/// The column of a label among a form's own fields or a list's members, nullptr if there is none.
const forms::Column* column_of(const std::vector<forms::Table>& tables, std::string_view list,
                               std::string_view label);

/// What the unit holds for the pattern's slots, one field for each label; empty ones are left out
/// unless they are doubtful. `sure` is how sure one is that the unit is the pattern's.
std::vector<Field> fields_of(const Pattern& pattern, const Unit& unit, double sure, How how,
                             const std::vector<forms::Table>& tables, std::string_view list);

}  // namespace sealpress::collect
