// The plan as strings, from the child to the parent.
#pragma once

#include <string>

#include "pdf/sign/plan.h"

namespace sealpress::pdf {

std::string told_plan(const SealPlan& plan);
/// Fails with pdf.reader_nonsense where `said` is no plan.
Result<SealPlan> understood_plan(const std::string& said);

}  // namespace sealpress::pdf
