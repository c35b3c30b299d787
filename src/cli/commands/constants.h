// Fields given on the command line: --set 联系人=王敏.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sealpress::cli {

/// Takes KEY=VALUE apart, in the order given. Fails: cli.bad_constant {text}.
Result<std::vector<std::pair<std::string, std::string>>> read_constants(
    const std::vector<std::string>& texts);

}  // namespace sealpress::cli
