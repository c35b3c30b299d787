// Any bytes as a font file of a user's: opened, named, looked up, shaped, subset. Allowed: a file
// that is no usable font, and subsets that fail with text.subset_failed. A subset that is made
// has an entry for every glyph asked for.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <set>

#include "text/font/font_finder.h"
#include "text/font/font_subset.h"
#include "text/font/shaping.h"

namespace {

using namespace sealpress::text;

void require(bool holds) {
  if (!holds) std::abort();
}

/// A file in memory: fonts are opened by path.
class MemoryFile {
 public:
  MemoryFile(const uint8_t* data, size_t size) : descriptor_(memfd_create("font", MFD_CLOEXEC)) {
    require(write(descriptor_, data, size) == static_cast<ssize_t>(size));
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const MemoryFile file(data, size);
  const FontFinder faces(false, {});
  NamedFont font;
  font.face = faces.add(file.path(), 0);
  font.latin_advance = size % 2 != 0 ? std::optional(0.5) : std::nullopt;
  const FontFace& face = faces[font.face];
  face.names();

  std::vector<ShapedGlyph> glyphs;
  for (const bool vertical : {false, true}) {
    ShapeOptions options;
    options.vertical = vertical;
    options.kerning = true;
    shape_text(faces, font, U"质量 AVe\u0301 2024☑བོད་", options, glyphs, nullptr);
  }
  std::set<std::uint32_t> used;
  for (const ShapedGlyph& glyph : glyphs) {
    face.side_bearings(glyph.glyph);
    if (glyph.face == font.face && glyph.glyph < face.info().glyph_count) used.insert(glyph.glyph);
  }
  const std::vector<std::uint32_t> list(used.begin(), used.end());
  for (const bool prepared : {false, true}) {
    const auto subset = subset_face(face, list, prepared);
    require(subset ? subset->entries.size() == list.size()
                   : subset.error().code == "text.subset_failed");
  }
  return 0;
}
