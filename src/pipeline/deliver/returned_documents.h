// Filled forms in a folder of submissions, Word files and PDFs, as documents.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "pipeline/deliver/folder.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// Whether a file of that extension may be a filled form.
bool may_be_returned(const std::string& extension);

/// Reads the files and adds what they hold to `folder`. A Word file that holds no form of the
/// collection, or one that a file of data has already, and every PDF stand among its other files,
/// where a delivery takes them from. Fails if the blank forms cannot be read.
Checked<bool> add_returned(Workspace& workspace, const forms::Collection& collection,
                           const std::vector<OtherFile>& files, Folder& folder);

}  // namespace sealpress::pipeline
