// A page of a file from outside with all that its resources refer to: written down in the child
// process, read again in the parent's.
#pragma once

#include <string>
#include <vector>

#include "pdf/fill/stationery.h"
#include "pdf/read/answer.h"
#include "pdf/read/document.h"

namespace sealpress::pdf {

/// In the child: appends the page's content, resources, group, their objects, and what of them
/// PDF/A does not allow. Fails with pdf.stationery_too_complex.
Result<void> append_page(std::string& out, const OutsideValue& page);
/// In the parent.
void read_page(AnswerReader& answer, Backdrop& backdrop,
               std::vector<Stationery::Obstacle>& obstacles);

}  // namespace sealpress::pdf
