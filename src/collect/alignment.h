// Which unit of a returned file is which anchor of the blank form: the sequence of both that fits
// best as a whole, in order. An inserted row, a lost one, moved columns or a reworded label leave
// the others where they are.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "collect/blank_form.h"
#include "collect/units.h"

namespace sealpress::collect {

struct Match {
  std::size_t unit = 0;  ///< of the returned file
  double likeness = 0;   ///< of the printed texts, 0 to 1
};

struct Alignment {
  std::vector<std::optional<Match>> matches;  ///< by unit of the blank form
  std::vector<bool> taken;                    ///< by unit of the returned file
  double matched = 0;                         ///< weight of the anchors found
  std::size_t first = 0, last = 0;            ///< units from the first to behind the last match
};

/// Over the units [begin, end) of the returned file.
Alignment align(const BlankForm& blank, const Units& filled, std::size_t begin, std::size_t end);

}  // namespace sealpress::collect
