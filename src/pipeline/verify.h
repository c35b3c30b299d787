// Verifying files, and what of it is to be complained about.
#pragma once

#include <string>
#include <vector>

#include "pdf/verify/verify.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// Reads the certificates that the user trusts. Fails: pdf.certificate_unreadable, and as files do.
Result<pdf::TrustAnchors> read_anchors(Workspace& workspace, const std::vector<std::string>& paths);

struct VerifiedFile {
  pdf::VerifyReport report;
  Diagnostics findings;  ///< errors make the file one that is not as it was signed
};

/// Fails as pdf::verify() does, and as files do.
Result<VerifiedFile> verify_file(Workspace& workspace, const std::string& path,
                                 const pdf::TrustAnchors& anchors, const std::string& password);

}  // namespace sealpress::pipeline
