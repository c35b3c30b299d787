// What a FontPlan holds.
#pragma once

#include "pdf/write/document_fonts.h"
#include "pdf/write/picture.h"
#include "pdf/write/write.h"

namespace sealpress::pdf {

struct Plan final : FontPlan {
  const text::FontLibrary* library = nullptr;  ///< whose face ids these are
  PlannedFonts fonts;
  PlannedPictures pictures;
};

/// The plan of these options; null if there is none, or if it speaks of other fonts.
const Plan* plan_of(const WriteOptions& options, const text::FontLibrary& fonts);

}  // namespace sealpress::pdf
