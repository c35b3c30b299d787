// Font files outside the fonts folder, by the names that documents use for them: those that a
// user has put into a folder, and those of the system.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"

namespace sealpress::text {

/// One face of a file, as its tables describe it.
struct CataloguedFace {
  std::string path;
  unsigned index = 0;  ///< in a collection
  int weight = 400;    ///< as OS/2 usWeightClass
  bool italic = false;
  bool is_bold() const { return weight >= 600; }
};

class FontCatalogue {
 public:
  void add(CataloguedFace face, const std::vector<std::string>& names);
  /// The face that fits best, nullptr if none has the name (a font_key). Upright and regular is
  /// preferred where a style is absent, since slanting and emboldening can be done, not undone.
  const CataloguedFace* find(const std::string& key, bool bold, bool italic) const;
  const std::vector<CataloguedFace>& faces() const { return faces_; }

 private:
  std::vector<CataloguedFace> faces_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

/// Reads the names of every .ttf, .otf, .ttc and .otc file below `folders` but those in `ignored`,
/// in the order of the folders and of their paths. What cannot be used is reported in `warnings`.
FontCatalogue scan_font_folders(const std::vector<std::string>& folders,
                                const std::set<std::string>& ignored, Diagnostics& warnings);

/// The system's fonts, through fontconfig; asked for only when a name or a character is unknown
/// otherwise, since listing them takes some hundredths of a second. Read-only, thread-safe.
class SystemFonts {
 public:
  SystemFonts();
  ~SystemFonts();
  const FontCatalogue& catalogue() const { return catalogue_; }
  /// A face that has `c`: regular and upright ones first, then by path.
  const CataloguedFace* find_character(char32_t c) const;

 private:
  struct Coverage;
  FontCatalogue catalogue_;
  std::unique_ptr<Coverage> coverage_;
};

}  // namespace sealpress::text
