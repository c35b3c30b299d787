// Word files measured against GB/T 9704-2012.
#pragma once

#include <string>

#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// Lays out the Word file at `path` as Word does and measures its pages; the deviations, in the
/// order of the page. Fails where the file cannot be read or laid out.
Result<Diagnostics> measure_file(Workspace& workspace, const std::string& path);

}  // namespace sealpress::pipeline
