// Files that hold a private key and its certificates. For use in the key's own process
// (key_vault.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pdf/crypto/openssl.h"

namespace sealpress::pdf {

struct KeyFile {
  ossl::Key key;
  ossl::Certificate certificate;
  std::vector<ossl::Certificate> chain;  ///< without `certificate`
  const EVP_MD* digest = nullptr;        ///< that goes with the key
};

/// Fail as Credentials::from_pkcs12() and from_key() say.
Result<KeyFile> read_pkcs12(std::string_view bytes, const std::string& password);
Result<KeyFile> read_key(std::string_view key, std::string_view certificates,
                         const std::string& password);

}  // namespace sealpress::pdf
