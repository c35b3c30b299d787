// Stationery: a PDF page whose form fields say where text, codes and seals go (certificates).
//
// Ours or the user's own: any PDF file of one page with named fields. It is read once, in a child
// process, and becomes a plain value: the page as a backdrop, and its fields. Immutable, shared by
// all threads. docs/certificates.md says what a field's name and properties mean.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/result.h"
#include "pdf/read/outside.h"
#include "pdf/write/backdrop.h"

namespace sealpress::pdf {

enum class FieldKind : std::uint8_t { text, seal, other };
enum class FieldAlign : std::uint8_t { left, center, right };

struct StationeryField {
  std::string name;        ///< full name
  std::string value;       ///< fixed text, or a text with tags: /DV, or /V if it holds tags
  std::string left_value;  ///< what somebody once filled in (/V); of no use
  FieldKind kind = FieldKind::text;
  Rect rect;               ///< from the upper left corner of the trimmed page as it is seen
  bool multiline = false;  ///< 12.7.4.3, table 228
  FieldAlign align = FieldAlign::left;
  std::string font;      ///< BaseFont of the font that /DA names, without its subset tag
  Length size, leading;  ///< of /DA; zero where it does not say
  Color color;
};

struct Stationery {
  Backdrop backdrop;
  Size size;     ///< of the trimmed page as it is seen
  Length bleed;  ///< the least that the page reaches beyond its trim on every side
  std::vector<StationeryField> fields;
  /// What of the page PDF/A does not allow: font {name}, cmyk, filter, interpolation, postscript,
  /// transfer, layers; and for PDF/A-1 alone: transparency.
  struct Obstacle {
    std::string kind, name;
    bool operator<(const Obstacle& o) const {
      return std::tie(kind, name) < std::tie(o.kind, o.name);
    }
  };
  std::vector<Obstacle> obstacles;
};

/// Fails as with_outside_pdf() does, and: pdf.stationery_encrypted (even where no password is
/// needed to open), pdf.stationery_scripts, pdf.stationery_xfa, pdf.stationery_pages (not exactly
/// one), pdf.stationery_no_fields.
Result<std::shared_ptr<const Stationery>> read_stationery(std::string_view pdf,
                                                          const OutsideLimits& limits = {});

}  // namespace sealpress::pdf
