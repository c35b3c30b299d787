// A private key in a process of its own.
//
// The key is read there, and what is to be signed goes there; nobody else ever has it in memory:
// not this process, nor the children that read files from outside. The vault leaves no core dump.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pdf/read/child.h"

namespace sealpress::pdf {

/// What may be known of a key.
struct PublicPart {
  std::string digest;  ///< OpenSSL's name of the one that goes with it
  bool is_rsa = false;
  std::size_t signature_size = 0;         ///< at most, in bytes
  std::vector<std::string> certificates;  ///< DER; the key's own first
};

/// Safe to use from many threads.
class KeyVault {
 public:
  KeyVault();
  /// Fail as Credentials::from_pkcs12() and from_key() say, and as in_child() does.
  Result<PublicPart> open_pkcs12(std::string_view bytes, const std::string& password);
  Result<PublicPart> open_key(std::string_view key, std::string_view certificates,
                              const std::string& password);
  /// The signature value over these bytes. Fails: pdf.signing_failed {reason}.
  Result<std::string> sign(std::string_view bytes);

 private:
  Result<std::string> ask(std::string question);

  std::mutex mutex_;
  ServingChild child_;
};

}  // namespace sealpress::pdf
