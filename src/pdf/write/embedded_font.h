// A subset font in the form in which files carry it, made once and copied into each of them.
//
// A Type0 font with one CIDFont descendant and Identity-H (ISO 32000-1, 9.7). Of a CFF face the
// codes are the CIDs of the subset's charset, of a TrueType face its new glyph ids; FontSubset says
// which. A plain value, read-only once made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "pdf/write/glyph_use.h"
#include "text/font/fonts.h"

namespace sealpress::pdf {

struct EmbeddedGlyph {
  std::uint32_t glyph = 0;
  std::uint16_t code = 0;
  std::int32_t width = 0;  ///< as /W states it, in 1/10 000 em
  std::string text;        ///< what /ToUnicode says; empty: nothing
};

struct EmbeddedFont {
  std::string base_name;  ///< ABCDEF+FandolFang
  bool cff = false;
  std::vector<EmbeddedGlyph> glyphs;  ///< ascending by glyph
  std::size_t program_size = 0;       ///< before compression
  // Written and, where they are streams, compressed.
  std::string program, to_unicode, cid_set, widths, descriptor;

  const EmbeddedGlyph* find(std::uint32_t glyph) const;
};

struct EmbedOptions {
  bool prepared = false;  ///< subset by the face's preprocessed plan
  int level = 6;          ///< of compression
};

/// Subsets `face` to `used`, which is not empty.
Result<EmbeddedFont> embed_font(const text::FontLibrary& fonts, text::FaceId face,
                                const std::vector<UsedGlyph>& used, const EmbedOptions& options);

}  // namespace sealpress::pdf
