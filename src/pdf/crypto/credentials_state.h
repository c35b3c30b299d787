// The inside of Credentials, for what signs.
#pragma once

#include <memory>
#include <vector>

#include "pdf/crypto/credentials.h"
#include "pdf/crypto/key_vault.h"
#include "pdf/crypto/openssl.h"

namespace sealpress::pdf {

struct Credentials::State {
  std::shared_ptr<KeyVault> vault;  ///< has the key
  ossl::Certificate certificate;
  std::vector<ossl::Certificate> chain;  ///< without `certificate`
  const EVP_MD* digest = nullptr;        ///< that goes with the key
  bool is_rsa = false;
  std::size_t signature_size = 0;  ///< at most, in bytes
};

}  // namespace sealpress::pdf
