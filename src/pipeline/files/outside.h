// How PDF files from outside are opened in a run.
#pragma once

#include <string>

#include "pdf/read/outside.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// The run's limits. `password` opens encrypted files; empty: none.
inline pdf::OutsideLimits outside_limits(const Workspace& workspace, const std::string& password) {
  pdf::OutsideLimits limits;
  limits.file_bytes = workspace.limits().file_bytes;
  limits.password = password;
  return limits;
}

}  // namespace sealpress::pipeline
