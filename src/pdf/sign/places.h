// The places for seals in a PDF file: its signature fields, filled and empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "pdf/read/outside.h"

namespace sealpress::pdf {

struct SealPlace {
  std::string name;                 ///< full name of the field
  std::optional<std::size_t> page;  ///< from 0; none for a field that shows nowhere: it has no area
  Rect rect;          ///< from the top left corner of the page as it is seen: cropped and turned
  Rect written_rect;  ///< the widget's /Rect as it stands: x and y of its lower left corner
  bool is_signed = false;
  bool is_stamped = false;         ///< holds a seal picture that we drew, without a signature
  std::string signer, date, kind;  ///< as the signature claims: /Name, /M, /SubFilter; unverified
};

/// The key of a widget whose place holds a seal picture without a signature (a private key, ISO
/// 32000-1, annex E).
inline constexpr const char* kStampedKey = "/SPRS_Stamped";

/// Reads the places of many files by one child. Not thread-safe.
class PlaceReader {
 public:
  explicit PlaceReader(const OutsideLimits& limits = {});
  /// All signature fields in the order of their pages, those that show nowhere last. Fails as
  /// with_outside_pdf() does.
  Result<std::vector<SealPlace>> read(std::string_view pdf);

 private:
  OutsideReader reader_;
};

/// Those of one file. Fails likewise. Pure function; safe to use from many threads.
Result<std::vector<SealPlace>> seal_places(std::string_view pdf, const OutsideLimits& limits = {});

}  // namespace sealpress::pdf
