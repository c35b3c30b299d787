// The signature value of a CMS signer: which algorithm made it, and whether it is right. For use in
// the child process.
#pragma once

#include "pdf/crypto/openssl.h"

namespace sealpress::pdf {

/// Whether the algorithm and the certificate's key are of kinds that are known here: RSA, RSA-PSS,
/// DSA, ECDSA, Ed25519, SM2.
bool knows_algorithm(CMS_SignerInfo* signer, X509* certificate);

/// The digest that the algorithm's name says it takes, null if it says none.
const EVP_MD* digest_of_value(CMS_SignerInfo* signer);

/// Whether the value is the key's, over the signed attributes. `digest` is the signer's.
bool verify_value(CMS_SignerInfo* signer, X509* certificate, const EVP_MD* digest);

}  // namespace sealpress::pdf
