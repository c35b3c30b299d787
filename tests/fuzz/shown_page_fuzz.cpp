// Pages of PDF files from outside: any bytes are characters, lines and fields with their places, or
// a named error.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pdf/read/shown_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealpress;
  pdf::OutsideLimits limits;
  limits.child.time = std::chrono::seconds(10);
  const auto shown =
      pdf::shown_document({reinterpret_cast<const char*>(data), size}, false, limits);
  if (!shown) {
    if (!shown.error().code.starts_with("pdf.")) std::abort();
    return 0;
  }
  for (const pdf::ShownPage& page : shown->pages) {
    for (const pdf::ShownGlyph& glyph : page.glyphs) {
      if (!std::isfinite(glyph.left) || !std::isfinite(glyph.base)) std::abort();
    }
  }
  return 0;
}
