// What a seed value asks of the signer's certificate (ISO 32000-2, table 238). For use in the child
// process.
#pragma once

#include "pdf/crypto/openssl.h"
#include "pdf/read/document.h"

namespace sealpress::pdf {

/// Whether the certificate's key usage is one of these: a character for each bit of the extension,
/// 1 for set, 0 for not set, X for either; what is left out is X.
bool has_key_usage(const OutsideValue& usages, X509* certificate);

/// Whether its policies are among these object identifiers: all of them must be there.
bool has_policies(const OutsideValue& identifiers, X509* certificate);

/// Whether its subject has all attributes of one of these dictionaries: <</CN (…) /O (…)>>.
bool has_subject_name(const OutsideValue& names, X509* certificate);

}  // namespace sealpress::pdf
