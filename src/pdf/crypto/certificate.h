// What people want to know of a certificate, in words.
#pragma once

#include <openssl/x509.h>

#include <cstdint>
#include <string>

namespace sealpress::pdf {

/// In UTF-8, also where UTF-8 stands in a string of another kind.
std::string utf8_of(const ASN1_STRING* string);
/// The common name in UTF-8, else the whole subject on one line.
std::string common_name(const X509_NAME* name);
/// Whether its key may sign (RFC 5280, 4.2.1.3).
bool may_sign(X509* certificate);
/// Seconds since 1970 UTC.
std::int64_t seconds_of(const ASN1_TIME* time);

}  // namespace sealpress::pdf
