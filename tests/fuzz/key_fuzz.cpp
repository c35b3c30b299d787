// Any bytes as a file that holds a private key: PKCS#12, PEM or DER, with its certificates in it.
// Allowed: errors that are named pdf.*.
#include <cstdlib>

#include "pdf/crypto/key_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string password = "secret";
  for (const Result<pdf::KeyFile>& file :
       {pdf::read_pkcs12(bytes, password), pdf::read_key(bytes, bytes, password)}) {
    if (!file && file.error().code.rfind("pdf.", 0) != 0) std::abort();
    if (file && file->digest == nullptr) std::abort();
  }
  return 0;
}
