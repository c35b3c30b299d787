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
  std::optional<std::size_t> page;  ///< from 0; none for a field that shows nowhere
  Rect rect;                        ///< from the top left corner of the page's media box, unturned
  bool is_signed = false;
  std::string signer, date, kind;  ///< as the signature claims: /Name, /M, /SubFilter; unverified
};

/// All signature fields in the order of their pages, those that show nowhere last. Fails as
/// with_outside_pdf() does.
Result<std::vector<SealPlace>> seal_places(std::string_view pdf, const OutsideLimits& limits = {});

}  // namespace sealpress::pdf
