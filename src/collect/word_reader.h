// Reading one form out of a returned Word file that has been aligned with the blank one.
#pragma once

#include <vector>

#include "collect/alignment.h"
#include "collect/blank_form.h"
#include "collect/reading.h"
#include "forms/columns.h"

namespace sealpress::collect {

/// Reads the form from the units [begin, end). `tables` are the form's own (Catalogue::tables):
/// they say which choices allow several options.
Reading read_form(const BlankForm& blank, const std::vector<forms::Table>& tables,
                  const Units& filled, const Alignment& alignment, std::size_t begin,
                  std::size_t end);

}  // namespace sealpress::collect
