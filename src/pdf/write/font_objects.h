// An embedded font as PDF objects.
#pragma once

#include "pdf/write/embedded_font.h"
#include "pdf/write/file.h"

namespace sealpress::pdf {

/// The Type0 font, with its descendant, descriptor, program and ToUnicode map.
Object& add_font(File& file, const EmbeddedFont& font);

}  // namespace sealpress::pdf
