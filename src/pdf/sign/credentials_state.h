// The inside of Credentials, for what signs.
#pragma once

#include <vector>

#include "pdf/sign/credentials.h"
#include "pdf/sign/openssl.h"

namespace sealpress::pdf {

struct Credentials::State {
  ossl::Key key;
  ossl::Certificate certificate;
  std::vector<ossl::Certificate> chain;  ///< without `certificate`
  const EVP_MD* digest = nullptr;        ///< that goes with the key
};

}  // namespace sealpress::pdf
