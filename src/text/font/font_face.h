// One opened face: its file mapped, its glyphs, widths and names read through HarfBuzz.
//
// Characters are looked up in pages of 256 that are filled on first use and read without a lock,
// since nearly all text here is Chinese and needs no shaping. Everything is const and safe to use
// from many threads. Damaged files are harmless: HarfBuzz checks each table, ours are read
// through bounds.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/font/cff.h"
#include "text/font/fonts.h"

struct hb_face_t;  // HarfBuzz's
struct hb_font_t;

namespace sealpress::text {

class FontFace {
 public:
  /// Null if the file is no font, or one without outlines that a PDF can hold (glyf or CFF).
  static std::unique_ptr<FontFace> open(const std::string& path, unsigned index);
  /// A face without glyphs, in place of one that cannot be opened.
  static std::unique_ptr<FontFace> empty();
  ~FontFace();

  struct Nominal {
    std::uint32_t glyph = 0;   ///< 0: absent
    std::int32_t advance = 0;  ///< in units
  };
  Nominal nominal(char32_t c) const;
  std::int32_t advance(std::uint32_t glyph) const;  ///< in units
  double em(std::int64_t units) const { return static_cast<double>(units) / units_per_em_; }
  std::int32_t units_per_em() const { return units_per_em_; }

  /// Blank left and right of the glyph's ink, in em; zeros for a glyph without ink.
  std::pair<double, double> side_bearings(std::uint32_t glyph) const;
  /// The glyph of printable ASCII `c` in half width (GSUB hwid), 0 if the face has none.
  std::uint32_t half_width(char32_t c) const;

  hb_font_t* font() const { return font_.get(); }
  hb_face_t* face() const { return face_.get(); }
  const FontLibrary::FaceInfo& info() const { return info_; }
  const LineMetrics& metrics() const { return metrics_; }
  /// Names, in any language, under which a document may ask for the face.
  std::vector<std::string> names() const;
  int weight() const { return weight_; }  ///< OS/2 usWeightClass, 1-1000
  bool italic() const { return italic_; }
  /// The licence bits forbid embedding (OS/2 fsType).
  bool restricted() const { return restricted_; }

  /// The parts of the CFF table if its glyphs can be copied one by one; read on first use.
  const CffFont* cff() const;
  /// A face of the tables that a PDF needs, for hb-subset. `prepared` builds, once, what makes
  /// many subsets of it fast.
  hb_face_t* subset_source(bool prepared) const;

 private:
  struct Page;
  struct FaceDeleter {
    void operator()(hb_face_t* face) const;
  };
  struct FontDeleter {
    void operator()(hb_font_t* font) const;
  };
  using FacePointer = std::unique_ptr<hb_face_t, FaceDeleter>;
  static constexpr std::size_t kAscii = 0x80;

  FontFace(FacePointer face, const std::string& path);
  void read_tables();
  void prefer_windows_metrics(double ascent, double descent);
  void read_names(const std::string& path);
  const Page& page(std::uint32_t number) const;
  void find_half_width_forms() const;

  FacePointer face_;
  std::unique_ptr<hb_font_t, FontDeleter> font_;
  std::int32_t units_per_em_ = 1000;
  FontLibrary::FaceInfo info_{};
  LineMetrics metrics_;
  int weight_ = 400;
  bool italic_ = false, restricted_ = false;

  static constexpr std::size_t kPages = 0x1100;  ///< of 256 characters each
  std::unique_ptr<std::atomic<Page*>[]> pages_;
  mutable std::once_flag half_once_, cff_once_, source_once_, prepared_once_;
  mutable std::array<std::uint32_t, kAscii> half_width_{};
  mutable std::optional<CffFont> cff_;
  mutable FacePointer source_, prepared_;
};

}  // namespace sealpress::text
