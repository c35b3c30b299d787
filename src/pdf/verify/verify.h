// Verifies the signatures of a PDF file (ISO 32000-1, 12.8), whoever made them.
//
// For each: whether the signed bytes are the ones that were signed, by whom, whether a chain leads
// to a certificate that the user trusts, what of the file it covers, and what was changed in later
// versions. All of it happens in a child process, OpenSSL's part too.
#pragma once

#include <string_view>

#include "base/result.h"
#include "pdf/crypto/cms_check.h"
#include "pdf/read/outside.h"
#include "pdf/verify/report.h"

namespace sealpress::pdf {

/// Verifies many files, which are read by one child. Not thread-safe.
class Verifier {
 public:
  explicit Verifier(TrustAnchors anchors, const OutsideLimits& limits = {});
  /// Fails as with_outside_pdf() does. A file without signatures gives a report without any.
  Result<VerifyReport> verify(std::string_view pdf);

 private:
  OutsideReader reader_;
};

/// One file. Fails likewise. Pure function; safe to use from many threads.
Result<VerifyReport> verify(std::string_view pdf, TrustAnchors anchors,
                            const OutsideLimits& limits = {});

}  // namespace sealpress::pdf
