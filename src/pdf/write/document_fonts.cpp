#include "pdf/write/document_fonts.h"

namespace sealpress::pdf {
namespace {

std::vector<UsedGlyph> lacking(const EmbeddedFont* planned, const std::vector<UsedGlyph>& used) {
  if (planned == nullptr) return used;
  std::vector<UsedGlyph> rest;
  for (const UsedGlyph& glyph : used) {
    if (planned->find(glyph.glyph) == nullptr) rest.push_back(glyph);
  }
  return rest;
}

const EmbeddedFont* planned_font(const PlannedFonts* planned, text::FaceId face) {
  if (planned == nullptr) return nullptr;
  const auto found = planned->find(face);
  return found == planned->end() ? nullptr : &found->second;
}

}  // namespace

void DocumentFonts::add(text::FaceId face, const EmbeddedFont& font) {
  of_face_[face].push_back(all_.size());
  all_.push_back(&font);
}

Result<DocumentFonts> DocumentFonts::make(const GlyphUse& use, const text::FontLibrary& fonts,
                                          const DocumentFontOptions& options) {
  DocumentFonts made;
  for (const auto& [face, used] : use) {
    const EmbeddedFont* planned = planned_font(options.planned, face);
    if (planned != nullptr) made.add(face, *planned);
    const std::vector<UsedGlyph> rest = lacking(planned, used);
    if (rest.empty()) continue;
    Result<EmbeddedFont> delta = embed_font(fonts, face, rest, options.embed);
    if (!delta) return fail(delta.error());
    made.deltas_.push_back(std::make_unique<const EmbeddedFont>(std::move(*delta)));
    made.add(face, *made.deltas_.back());
  }
  return made;
}

DocumentFonts::Shown DocumentFonts::find(text::FaceId face, std::uint32_t glyph) const {
  const auto fonts = of_face_.find(face);
  if (fonts == of_face_.end()) return {};
  for (const std::size_t font : fonts->second) {
    if (const EmbeddedGlyph* found = all_[font]->find(glyph)) return {font, found};
  }
  return {};
}

}  // namespace sealpress::pdf
