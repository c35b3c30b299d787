// The second step of a paragraph: its characters get glyphs, advances and break opportunities.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/context.h"
#include "layout/inline/format.h"
#include "layout/inline/text.h"

namespace sealpress::layout {

struct PreparedGlyph {
  std::uint32_t id = 0;
  text::FaceId face;
  Length x, y;         ///< from the cluster's origin; y downwards
  Length advance;      ///< its own, scaled
  double stretch = 1;  ///< as in text::ShapedGlyph
};

struct PreparedChar {
  Length advance;  ///< a cluster's whole advance stands on its first character
  /// Blank after the character that vanishes at a line's end: Chinese-Latin space, or negative
  /// between two compressed marks.
  Length gap;
  std::uint32_t glyph = 0;  ///< first of `glyphs`
  std::uint16_t glyphs = 0;
  bool cluster_start : 1 = true;
  bool may_break : 1 = false;  ///< a line may begin here
  /// Which half of a full-width mark is blank and may be squeezed: 1 behind, -1 in front, else 0.
  std::int8_t blank = 0;
};

/// A paragraph ready to be broken into lines of any width.
struct PreparedText : InlineText {
  std::vector<PreparedChar> chars;  ///< one per character
  std::vector<PreparedGlyph> glyphs;
  bool on_dark = false;  ///< automatic text is white

  bool empty() const { return text.empty(); }
};

/// Shapes `text`. Reports characters that no font has, with the field that holds them;
/// `paragraph` is where they stand.
PreparedText prepare(InlineText text, const ParagraphFormat& format,
                     const docx::Paragraph& paragraph, Context& context);

}  // namespace sealpress::layout
