// Blank forms to send out: hints and boxes as printed, a content control for every value, so that
// what comes back is read by name.
#pragma once

#include <string>
#include <vector>

#include "pipeline/fill/render.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// Writes the blank Word file and PDF of a form, or of every form of a collection that has a Word
/// template, into `directory`. Fails: collect.unknown_target, faults of a template, and what cannot
/// be written.
Checked<std::vector<OutputFile>> write_blanks(Workspace& workspace, const std::string& target,
                                              const std::string& directory);

}  // namespace sealpress::pipeline
