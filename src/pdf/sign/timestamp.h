// Timestamps of a service that the user names (RFC 3161, over HTTP or HTTPS). The only use of the
// network in this program.
#pragma once

#include <string>

#include "pdf/sign/cms.h"

namespace sealpress::pdf {

/// Asks the service at `url` for a SHA-256 timestamp and checks that the answer is to the question.
/// The timestamper fails with: pdf.timestamp_url {url}, pdf.timestamp_unreachable {url, reason},
/// pdf.timestamp_refused {url}, pdf.timestamp_mismatch {url}.
Timestamper timestamp_service(std::string url);

}  // namespace sealpress::pdf
