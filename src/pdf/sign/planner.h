// What is common to all ways of sealing: the file, its pages, and the plan in the making.
#pragma once

#include <string>
#include <vector>

#include "pdf/read/document.h"
#include "pdf/sign/plan.h"
#include "pdf/update/edits.h"

namespace sealpress::pdf {

class Planner {
 public:
  Planner(const OutsideDocument& document, const std::string& password, UpdateBase base);

 protected:
  SealPlan finish();
  Result<void> check_page(const OutsideValue& page) const;
  /// Whether a box, in the coordinates of the page as it is seen, lies on the page.
  Result<void> check_on_page(std::size_t index, const Box& box) const;

  const OutsideDocument& document_;
  const std::string& password_;
  SealPlan plan_;
  Edits edits_;
  OutsideValue form_;
  Overrides form_changes_;
  std::vector<OutsideValue> pages_;
};

/// A number of points as a content stream has it.
std::string pt(double value);
/// [left bottom right top]
std::string written_box(double left, double bottom, double width, double height);

}  // namespace sealpress::pdf
