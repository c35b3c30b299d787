// Any bytes as the CMS structure of a signature, of each kind. Allowed: every verdict but a good
// one, since no seed signs these bytes.
#include <cstdlib>

#include "pdf/crypto/cms_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress::pdf;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string content = "what nobody signed";
  for (const char* kind :
       {"adbe.pkcs7.detached", "adbe.pkcs7.sha1", "ETSI.CAdES.detached", "ETSI.RFC3161"}) {
    SignatureReport report;
    check_cms(kind, bytes, {content}, {}, report);
    if (report.integrity == Integrity::intact) std::abort();
  }
  count_certificates(bytes);
  return 0;
}
