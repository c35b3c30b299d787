// Timestamps of a service that the user names (RFC 3161, over HTTP or HTTPS). The only use of the
// network in this program.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "pdf/crypto/cms.h"

namespace sealpress::pdf {

/// Asks the service at `url` for a SHA-256 timestamp and checks that the answer is to the question.
/// A service that refuses to be reached is tried again until `patience` is over.
/// The timestamper fails with: pdf.timestamp_url {url}, pdf.timestamp_unreachable {url, reason},
/// pdf.timestamp_refused {url}, pdf.timestamp_mismatch {url}.
Timestamper timestamp_service(std::string url,
                              std::chrono::seconds patience = std::chrono::seconds(30));

/// The token in `reply`, the DER answer of the service at `url` to `request`, a DER TimeStampReq.
/// Who signed it is for whoever verifies to judge. Fails with the last two of those.
Result<std::string> timestamp_token(std::string_view request, std::string_view reply,
                                    const std::string& url);

}  // namespace sealpress::pdf
