#include "text/font/font_finder.h"

#include <utility>

namespace sealpress::text {

const SystemFonts* FontFinder::system_fonts() const {
  if (!use_system_fonts_) return nullptr;
  std::call_once(system_once_, [this] { system_ = std::make_unique<const SystemFonts>(); });
  return system_.get();
}

FaceId FontFinder::find(const NamedFont& font, char32_t c) const {
  if (has(font.face, c)) return font.face;
  if (is_tibetan(c)) {
    const bool bold = font.bold && !font.synthetic_bold && chains_.tibetan.size() > 1;
    const FaceId face = chains_.tibetan.empty() ? FaceId{} : chains_.tibetan[bold ? 1 : 0];
    if (has(face, c)) return face;
  }
  // Where bold is made by emboldening, the fallback glyph is emboldened with the rest.
  if (font.bold && !font.synthetic_bold) {
    if (const FaceId face = first_with(chains_.fallback_bold, c); face.valid()) return face;
  }
  if (const FaceId face = first_with(chains_.fallback, c); face.valid()) return face;
  {
    const std::shared_lock lock(elsewhere_mutex_);
    if (const auto found = elsewhere_.find(c); found != elsewhere_.end()) return found->second;
  }
  const FaceId face = find_elsewhere(c);
  const std::unique_lock lock(elsewhere_mutex_);
  elsewhere_.emplace(c, face);
  return face;
}

FaceId FontFinder::first_with(const std::vector<FaceId>& faces, char32_t c) const {
  for (const FaceId face : faces) {
    if (has(face, c)) return face;
  }
  return {};
}

FaceId FontFinder::find_elsewhere(char32_t c) const {
  for (const CataloguedFace& face : user_.faces()) {
    const FaceId id = pool_.add(face.path, face.index);
    if (has(id, c)) return id;
  }
  const SystemFonts* system = system_fonts();
  const CataloguedFace* face = system ? system->find_character(c) : nullptr;
  const FaceId id = face ? pool_.add(face->path, face->index) : FaceId{};
  return has(id, c) ? id : FaceId{};
}

}  // namespace sealpress::text
