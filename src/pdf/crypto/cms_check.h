// Judges the CMS structures of signatures that others made (RFC 5652, RFC 3161, RFC 5035).
//
// Pure functions. Whatever the bytes are, the answer is a verdict; OpenSSL parses them, so files
// from outside are judged in a child process.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/verify/report.h"

namespace sealpress::pdf {

struct TrustAnchors {
  std::vector<std::string> files;  ///< PEM (one or more certificates each) or DER
  std::int64_t now = 0;            ///< seconds since 1970 UTC
};

/// Fills what the structure tells: integrity, problem, signer, issuer, times, stamps, trust.
/// `kind` is the /SubFilter: adbe.pkcs7.detached, adbe.pkcs7.sha1, ETSI.CAdES.detached,
/// ETSI.RFC3161.
void check_cms(std::string_view kind, std::string_view cms,
               const std::vector<std::string_view>& content, const TrustAnchors& anchors,
               SignatureReport& report);

/// How many certificates a file of trust anchors holds.
std::size_t count_certificates(std::string_view file);

}  // namespace sealpress::pdf
