// What is inspected of an official document, part by part. Each puts what deviates into `judge`.
#pragma once

#include "official/inspected.h"
#include "official/judge.h"

namespace sealpress::official {

/// Type area, type and grid (5.1, 5.2, 7.3.3).
void inspect_text_block(const Inspected& seen, Judge& judge);
/// From the letterhead to the addressees (7.2, 7.3.1, 7.3.2).
void inspect_head(const Inspected& seen, Judge& judge);
/// The page of an attachment and the list of attachments (7.3.4).
void inspect_attachments(const Inspected& seen, Judge& judge);
/// Signature, imprint and page numbers (7.3.5, 7.4, 7.5).
void inspect_ending(const Inspected& seen, Judge& judge);

}  // namespace sealpress::official
