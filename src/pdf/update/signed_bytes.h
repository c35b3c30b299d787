// Signatures as they stand in the bytes of a file, whatever a reader makes of it. For use in the
// child process.
#pragma once

#include <string_view>

#include "pdf/read/document.h"

namespace sealpress::pdf {

/// Whether a signature stands in the bytes that the document, as it is read here, does not have:
/// the file is damaged, or its signature was taken away by a later version.
bool has_unseen_signature(const OutsideDocument& document, std::string_view bytes);

}  // namespace sealpress::pdf
