// What changed between two versions of a file.
//
// Both are walked from the trailer down, side by side; what differs is named after the part of the
// document in which it was met: the same stream may be a field's appearance and a page's content,
// and is then a change of both. Numbers of objects, and their places in the file, mean nothing. For
// use in the child process.
#pragma once

#include <vector>

#include "pdf/read/document.h"
#include "pdf/verify/report.h"

namespace sealpress::pdf {

/// The changes from one version to the next, each named once, in the order of their kinds.
std::vector<ChangeNote> changes_between(const OutsideDocument& before,
                                        const OutsideDocument& after);

}  // namespace sealpress::pdf
