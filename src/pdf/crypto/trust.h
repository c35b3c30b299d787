// Whether a certificate is the user's to trust, and whether its key still proves anything. For use
// in the child process.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pdf/crypto/cms_check.h"
#include "pdf/crypto/openssl.h"

namespace sealpress::pdf {

/// A stack that owns its certificates.
struct FreeStack {
  void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using Certificates = std::unique_ptr<STACK_OF(X509), FreeStack>;

/// All certificates of a PEM file, or the one of a DER file.
Certificates certificates_in(std::string_view file);

enum class Purpose : std::uint8_t { signing, timestamping };

/// Whether a chain leads from the certificate to an anchor at a time (seconds since 1970), all of
/// whose keys and digests are strong. `problem` gets the code of a message for what is wrong with
/// it, or OpenSSL's words. Without anchors nothing is known.
Trust trust_of(X509* certificate, STACK_OF(X509) * others, const TrustAnchors& anchors,
               std::int64_t when, Purpose purpose, std::string& problem);

/// Whether an authority may stamp times with it (RFC 3161, 2.3): for timeStamping alone, and it
/// says so in a critical extension.
bool may_stamp_time(X509* certificate);

/// RSA below 2,048 bits, curves below 224, DSA: NIST SP 800-131A lets none of them sign.
bool has_weak_key(X509* certificate);
/// MD5, SHA-1 and what is as short.
bool is_weak_digest(const EVP_MD* digest);

}  // namespace sealpress::pdf
