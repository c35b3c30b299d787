// The signature itself: CMS SignedData (RFC 5652) of the PAdES baseline profile.
//
// ETSI EN 319 142-1, level B-B: detached; content type, message digest and signing-certificate-v2
// (RFC 5035) are signed; signing time is not among them, since /M tells it; all certificates come
// along. With a timestamp over the signature value (RFC 3161) it is level B-T. Written as DER by
// ourselves: OpenSSL's CMS_sign adds the signing time and signs twice.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pdf/crypto/credentials.h"

namespace sealpress::pdf {

/// Turns a signature value into a timestamp token.
using Timestamper = std::function<Result<std::string>(std::string_view signature)>;

/// Signs the stretches, one after another. Fails: pdf.signing_failed {reason}, and as the
/// timestamper does.
Result<std::string> sign_cms(const Credentials& credentials,
                             const std::vector<std::string_view>& content,
                             const Timestamper& timestamper = {});

/// At least as many bytes as sign_cms() gives, without what the timestamp takes.
std::size_t cms_size(const Credentials& credentials);

}  // namespace sealpress::pdf
