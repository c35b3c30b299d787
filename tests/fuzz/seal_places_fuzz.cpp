// Any bytes as a PDF file from outside, read in a child process. Allowed: an error that is named
// pdf.*, a crash of the child among them; otherwise every place lies within the range of Length.
#include <cstdlib>

#include "pdf/sign/places.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress;
  const Length far = Length::pt(1e6);
  pdf::OutsideLimits limits;
  limits.child.time = std::chrono::seconds(5);
  const auto places =
      pdf::seal_places(std::string_view(reinterpret_cast<const char*>(data), size), limits);
  if (!places) {
    if (places.error().code.rfind("pdf.", 0) != 0) std::abort();
    return 0;
  }
  for (const pdf::SealPlace& place : *places) {
    for (const Length length : {place.rect.x, place.rect.y, place.rect.width, place.rect.height}) {
      if (length > far || length < -far) std::abort();
    }
  }
  return 0;
}
