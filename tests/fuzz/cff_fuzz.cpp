// Any bytes as a CFF table. Allowed: tables that are not understood. The subset of one that is
// can be read again and has its glyphs under the same character ids.
#include <cstdlib>

#include "text/font/cff.h"

namespace {

using sealpress::text::CffFont;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto font = CffFont::parse({reinterpret_cast<const char*>(data), size});
  if (!font || !font->self_contained()) return 0;
  std::vector<std::uint32_t> glyphs;
  for (std::uint32_t glyph = 1; glyph < font->glyph_count(); glyph += 1 + glyph) {
    glyphs.push_back(glyph);
  }
  const std::string bytes = font->subset(glyphs);
  const auto subset = CffFont::parse(bytes);
  require(subset.has_value());
  require(subset->glyph_count() == glyphs.size() + 1);
  for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
    require(subset->cid(i + 1) == font->cid(glyphs[i]));
  }
  return 0;
}
