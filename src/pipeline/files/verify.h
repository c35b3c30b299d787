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

/// Verifies file after file. Not thread-safe.
class Verifier {
 public:
  /// `password` opens encrypted files; empty: none.
  Verifier(Workspace& workspace, pdf::TrustAnchors anchors, const std::string& password);
  /// Fails as pdf::verify() does, and as files do.
  Result<VerifiedFile> verify(const std::string& path);

 private:
  Workspace& workspace_;
  pdf::Verifier verifier_;
};

}  // namespace sealpress::pipeline
