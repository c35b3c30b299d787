// What people want to know of a certificate, in words.
#pragma once

#include <openssl/x509.h>

#include <cstdint>
#include <string>

namespace sealpress::pdf {

/// The common name in UTF-8, else the whole subject on one line.
std::string common_name(const X509_NAME* name);
/// Seconds since 1970 UTC.
std::int64_t seconds_of(const ASN1_TIME* time);

}  // namespace sealpress::pdf
