// A seal over the edges of pages (骑缝章).
#pragma once

#include "pdf/sign/planner.h"

namespace sealpress::pdf {

class AcrossPlanner : public Planner {
 public:
  AcrossPlanner(const OutsideDocument& document, const AcrossRequest& request,
                const std::string& password, UpdateBase base)
      : Planner(document, password, std::move(base)), request_(request) {}

  Result<SealPlan> plan();

 private:
  std::size_t pages_under_one_seal() const;
  Result<void> check_strips(const std::vector<std::size_t>& groups) const;
  /// Strip `index` of `count` of the seal, at the page's right edge as it is seen.
  Result<void> cut(std::size_t page_index, std::size_t index, std::size_t count);

  const AcrossRequest& request_;
};

}  // namespace sealpress::pdf
