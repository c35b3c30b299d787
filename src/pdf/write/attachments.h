// Files carried within the document, as the data that the pages were made from
// (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8 and annex E).
#pragma once

#include "pdf/write/file.h"
#include "pdf/write/write.h"

namespace sealpress::pdf {

/// The file specification of one attachment, of the relationship /Data.
Object& add_attachment(File& file, const Attachment& attachment, const Metadata& metadata,
                       int level);

}  // namespace sealpress::pdf
