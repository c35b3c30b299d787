// The attributes that bind a signature to its certificate: signing-certificate (RFC 2634, 5.4) and
// signing-certificate-v2 (RFC 5035). For use in the child process.
#pragma once

#include "pdf/crypto/openssl.h"

namespace sealpress::pdf {

enum class Binding : unsigned char {
  none,   ///< there is no such attribute
  fits,   ///< each of them names the certificate by its digest, whatever others it names too
  other,  ///< one of them does not
};

Binding binding_of(CMS_SignerInfo* signer, X509* certificate);

}  // namespace sealpress::pdf
