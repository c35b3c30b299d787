// How Word takes a little more into a justified line than fits: full-width marks give up part of
// their blank half and the last one may stand in the margin, or, in Latin text, blanks shrink.
//
// Read off PDFs that Word and WPS made; the limits between what was seen squeezed and what was not
// are interpolated.
#pragma once

#include <optional>

#include "layout/inline/format.h"
#include "layout/inline/line.h"
#include "layout/inline/prepare.h"

namespace sealpress::layout {

/// A line that is full up to `unit`, the first character of what fits no more.
struct FullLine {
  std::uint32_t from = 0;  ///< where what can be squeezed begins: behind label and tabs
  std::uint32_t unit = 0;  ///< a character with the marks that cling to it, or a word
  std::uint32_t end = 0;   ///< behind the unit
  Length free;             ///< what is left of the line without the unit
  Length start;            ///< where the unit would begin, from the line's end: mostly negative
};

/// How the unit is taken in; nullopt: it goes to the next line.
std::optional<Squeeze> squeeze(const PreparedText& text, const ParagraphFormat& format,
                               const FullLine& line);

/// Whether the character gives up some of its width in a line squeezed like that, in which that
/// begins at `from`. An opening mark there keeps its blank, which is before it.
bool gives_way(const PreparedText& text, Squeeze::Kind kind, std::uint32_t from, std::uint32_t at);

}  // namespace sealpress::layout
