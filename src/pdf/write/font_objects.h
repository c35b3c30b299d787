// An embedded font as PDF objects.
#pragma once

#include "pdf/write/embedded_font.h"
#include "pdf/write/file.h"

namespace sealpress::pdf {

/// The Type0 font, with its descendant, descriptor, program and ToUnicode map; `cid_set` adds the
/// list of its CIDs, which PDF/A-1 wants (ISO 19005-1, 6.3.5) and PDF 2.0 deprecates.
Object& add_font(File& file, const EmbeddedFont& font, bool cid_set);

}  // namespace sealpress::pdf
