// Which face draws a character: the asked one, else the fonts folder's fallback faces, else a
// font of the user's, else one of the system's.
//
// Safe to use from many threads once the chains are set.
#pragma once

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

#include "text/font/font_catalogue.h"
#include "text/font/font_pool.h"

namespace sealpress::text {

class FontFinder {
 public:
  struct Chains {
    std::vector<FaceId> fallback, fallback_bold, tibetan;
  };
  FontFinder(bool use_system_fonts, FontCatalogue user)
      : use_system_fonts_(use_system_fonts), user_(std::move(user)) {}

  FaceId add(const std::string& path, unsigned index) const { return pool_.add(path, index); }
  const FontFace& operator[](FaceId id) const { return pool_[id]; }
  void set_chains(Chains chains) { chains_ = std::move(chains); }
  const FontCatalogue& user_fonts() const { return user_; }
  /// Null if the system's fonts are not to be used.
  const SystemFonts* system_fonts() const;

  /// Invalid if no face has `c`.
  FaceId find(const NamedFont& font, char32_t c) const;

 private:
  bool has(FaceId face, char32_t c) const { return pool_[face].nominal(c).glyph != 0; }
  FaceId first_with(const std::vector<FaceId>& faces, char32_t c) const;
  FaceId find_elsewhere(char32_t c) const;

  bool use_system_fonts_;
  FontCatalogue user_;
  Chains chains_;
  mutable FontPool pool_;  // grows by the system's faces
  mutable std::once_flag system_once_;
  mutable std::unique_ptr<const SystemFonts> system_;
  mutable std::shared_mutex elsewhere_mutex_;
  mutable std::unordered_map<char32_t, FaceId> elsewhere_;  ///< what find_elsewhere has found
};

/// The Tibetan block, for which only a Tibetan face will do.
constexpr bool is_tibetan(char32_t c) {
  return c >= 0x0F00 && c <= 0x0FFF;
}

}  // namespace sealpress::text
