// Fonts: from the name that a document states to a face that can be drawn.
//
// A document names fonts that machines here may not have (方正小标宋简体, 仿宋_GB2312, SimSun).
// FontLibrary resolves a name by the table fonts/fonts.tsv (official name -> open face), keeps
// the *named* font's own line metrics and half-width advances, so that lines and pages break as
// they do in Word, and falls back per character. Built once; afterwards read-only and safe to use
// from many threads (per-thread scratch, e.g. HarfBuzz buffers, is inside).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/result.h"
#include "text/font/face_id.h"

namespace sealpress::text {

class NamedAdvances;

/// Vertical metrics in em, of the font that the document names.
struct LineMetrics {
  double ascent = 0.8;      ///< hhea.ascender; usWinAscent of a face that is not East Asian
  double descent = 0.2;     ///< -hhea.descender, or usWinDescent: positive downwards
  double line_gap = 0.0;    ///< hhea.lineGap, or what of it the Windows metrics leave
  bool east_asian = false;  ///< the named face is an East Asian one (OS/2 code-page bits 17-20)
  double underline_position = -0.1;   ///< post, centre of the line, negative below the baseline
  double underline_thickness = 0.05;  ///< post
};

/// What a font name, weight and posture resolve to. Owned by the library, stable address.
struct NamedFont {
  std::string name;  ///< as asked
  FaceId face;       ///< the face that draws it
  LineMetrics metrics;
  bool synthetic_bold = false;    ///< asked bold, the face has none
  bool synthetic_italic = false;  ///< asked italic, the face has none
  /// Advance in em that each printable ASCII character has in the named font where it differs from
  /// the drawing face's (0.5 for 宋体, 仿宋 and their like); nullopt: the face's own advances.
  std::optional<double> latin_advance;
  /// The named font's own advances where the drawing face's differ and they are known; else null.
  const NamedAdvances* advances = nullptr;
  /// By how much other letters of the named font are wider than the drawing face's.
  double width_factor = 1;
  bool substituted = false;  ///< the named font itself is absent
  bool unmeasured = false;   ///< ... and how wide its letters are is not known
  bool bold = false;         ///< as asked
  FaceId latin_face;         ///< draws ASCII in place of `face`, if valid
};

/// One shaped glyph; lengths in em. In vertical text `advance` goes downwards, and the offsets lead
/// from the pen, on the line's vertical centre line, to the glyph's origin.
struct ShapedGlyph {
  std::uint32_t glyph = 0;
  FaceId face;                ///< differs from the asked one where a fallback face drew it
  std::uint32_t cluster = 0;  ///< index of the first character (UTF-32) of its cluster
  double advance = 0, x_offset = 0, y_offset = 0;  ///< y upwards
  /// What the glyph's own advance is to be multiplied by to fill `advance`, which is the named
  /// font's; 1 where the face's advance holds or the glyph stands in a wider cell.
  double stretch = 1;
};

struct ShapeOptions {
  bool vertical = false;  ///< upright glyphs in vertical lines: 'vert' forms, vertical advances
  bool kerning = false;   ///< pair kerning (w:kern)
  std::string_view language = "zh-Hans";
};

/// A subset of one face, ready to be embedded.
struct FontSubset {
  enum class Kind : std::uint8_t { cff_cid, true_type } kind = Kind::cff_cid;
  std::string bytes;  ///< bare CFF (FontFile3 /CIDFontType0C) or TrueType (FontFile2)
  /// For each asked glyph, ascending by glyph id: the two-byte code to show it (the CID).
  struct Entry {
    std::uint32_t glyph;
    std::uint16_t code;
    double width;  ///< in em
  };
  std::vector<Entry> entries;
};

class FontLibrary {
 public:
  struct Options {
    std::string font_dir;                ///< the installed fonts/ folder with the table
    std::vector<std::string> user_dirs;  ///< searched first; these files win, and so do those
                                         ///< put into font_dir beside the installed ones
    bool use_system_fonts = true;  ///< through fontconfig, for names and for last-resort fallback
    /// A system font wins over the installed face of the same name: what comparisons with other
    /// programs need, for versions of one font differ in their advances.
    bool system_fonts_first = false;
  };
  /// Reads the table and the faces' headers (files are mapped, not read whole).
  static Result<std::shared_ptr<const FontLibrary>> open(const Options& options);
  virtual ~FontLibrary() = default;

  /// Never fails: an unknown name gives the default serif face, `substituted` set.
  virtual const NamedFont& find(std::string_view family, bool bold, bool italic) const = 0;

  /// Shapes `text` (UTF-32) in `font`, appending to `out`. Characters that no face has are
  /// appended to `missing` (if given) and drawn as nothing, with 1 em advance.
  virtual void shape(const NamedFont& font, std::u32string_view text, const ShapeOptions& options,
                     std::vector<ShapedGlyph>& out, std::u32string* missing = nullptr) const = 0;

  /// The face that would draw `c` when asked for in `font`; invalid if none has it.
  virtual FaceId face_for(const NamedFont& font, char32_t c) const = 0;
  /// Nominal glyph of `c` in `face`, 0 if absent.
  virtual std::uint32_t glyph(FaceId face, char32_t c) const = 0;
  /// Advance of a glyph in em.
  virtual double advance(FaceId face, std::uint32_t glyph) const = 0;
  /// Blank on the left and right of a full-width mark's ink, in em (for punctuation compression).
  virtual std::pair<double, double> side_bearings(FaceId face, std::uint32_t glyph) const = 0;

  struct FaceInfo {
    std::string postscript_name, family, path;
    double ascent, descent, cap_height, italic_angle;  ///< em, degrees
    double bbox[4];                                    ///< em: xmin ymin xmax ymax
    bool cff = false, bold = false, fixed_pitch = false, serif = true;
    std::uint32_t glyph_count = 0;
    std::uint32_t units_per_em = 1000;
  };
  virtual const FaceInfo& info(FaceId face) const = 0;

  /// What was found wrong with the user's fonts: files that are no fonts, fonts whose licence
  /// forbids embedding. Warnings, in the order of the files.
  virtual const Diagnostics& warnings() const = 0;

  /// What make_subset does.
  virtual Result<FontSubset> subset(FaceId face, std::span<const std::uint32_t> glyphs,
                                    bool prepared) const = 0;

  /// Every character of the text that `font` and its fallbacks cannot draw.
  std::u32string missing(const NamedFont& font, std::u32string_view text) const;
};

/// Subsets `face` to `glyphs` (ascending, without duplicates). `prepared` uses (and on first use
/// builds, once, thread-safe) the preprocessed plan, which pays off from about 40 documents on.
Result<FontSubset> make_subset(const FontLibrary& library, FaceId face,
                               std::span<const std::uint32_t> glyphs, bool prepared);

}  // namespace sealpress::text
