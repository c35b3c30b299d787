// Any bytes as the tables, versions and signature dictionaries of a PDF file, and as page content.
// Allowed: every answer; places that are told must lie within the bytes.
#include <cstdlib>

#include "pdf/verify/page_ink.h"
#include "pdf/verify/revisions.h"
#include "pdf/verify/signature_scan.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress::pdf;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string no_password;
  const Revisions revisions(bytes, no_password);
  Structure structure(bytes, revisions.ends());
  structure.check_versions_from(1);
  for (const FoundSignature& one : scan_signatures(bytes, structure)) {
    if (one.open >= one.close || one.close > one.past || one.past > size) std::abort();
    const auto range = signed_range(bytes, one.range);
    if (range && range->end > size) std::abort();
  }
  read_content(bytes, [&](const std::string& operation, const auto&) {
    if (operation.empty() || operation.size() > size) std::abort();
  });
  return 0;
}
