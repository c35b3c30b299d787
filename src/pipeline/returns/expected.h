// Who should have sent a form, held against who has.
#pragma once

#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::pipeline {

/// The units that a table names, in its order: the column whose header speaks of a unit (单位,
/// 组织, 企业, 名称), else the first one. Errors: those of intake.
Result<std::vector<std::string>> read_expected(std::string bytes, const std::string& path,
                                               const Limits& limits);

/// Compares the names of units without regard to width, white space, and the form of points and
/// brackets.
std::string unit_key(const std::string& name);

}  // namespace sealpress::pipeline
