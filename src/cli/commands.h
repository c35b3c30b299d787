// The commands: each calls the pipeline and prints what came out.
#pragma once

#include <ostream>

#include "cli/options.h"

namespace sealpress::cli {

/// Runs the command. Results go to `out`, messages to `err`. Returns the exit code.
int run(const Options& options, std::ostream& out, std::ostream& err);

}  // namespace sealpress::cli
