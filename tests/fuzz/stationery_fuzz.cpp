// Stationery from outside: any bytes are a page with fields or a named error, and what was made of
// the page can be written.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pdf/fill/content_words.h"
#include "pdf/fill/stationery.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealpress;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  pdf::uses_cmyk(bytes);
  pdf::OutsideLimits limits;
  limits.child.time = std::chrono::seconds(5);
  const auto stationery = pdf::read_stationery(bytes, limits);
  if (!stationery && !stationery.error().code.starts_with("pdf.")) std::abort();
  if (stationery && (*stationery)->fields.empty()) std::abort();
  return 0;
}
