// The fonts of one document: of each face what the plan holds and, for what it lacks, a delta font.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "pdf/write/embedded_font.h"

namespace sealpress::pdf {

using PlannedFonts = std::map<text::FaceId, EmbeddedFont>;

struct DocumentFontOptions {
  const PlannedFonts* planned = nullptr;  ///< outlives the document; null: none
  EmbedOptions embed;
};

class DocumentFonts {
 public:
  static Result<DocumentFonts> make(const GlyphUse& use, const text::FontLibrary& fonts,
                                    const DocumentFontOptions& options);

  /// A glyph as a content stream shows it. `glyph` is null if no font has it.
  struct Shown {
    std::size_t font = 0;  ///< index into all()
    const EmbeddedGlyph* glyph = nullptr;
  };
  Shown find(text::FaceId face, std::uint32_t glyph) const;

  /// Every font that may be shown, the plan's among them.
  const std::vector<const EmbeddedFont*>& all() const { return all_; }

 private:
  void add(text::FaceId face, const EmbeddedFont& font);

  std::vector<std::unique_ptr<const EmbeddedFont>> deltas_;
  std::vector<const EmbeddedFont*> all_;
  std::map<text::FaceId, std::vector<std::size_t>> of_face_;
};

}  // namespace sealpress::pdf
