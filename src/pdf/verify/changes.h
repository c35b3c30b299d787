// What changed between two versions of a file.
//
// Both are walked from the trailer down, side by side. Everything that differs is a change that no
// signature lets be made, but for what is recognised, to its last key, as one of a few things: a
// signature, a form field filled in, validation data, document information, an annotation. An
// object is judged by each way that leads to it: the same stream may be a field's appearance and a
// page's content, and is then a change of both. Numbers of objects, and their places in the file,
// mean nothing. For use in the child process.
#pragma once

#include <map>
#include <vector>

#include "pdf/read/document.h"
#include "pdf/verify/report.h"

namespace sealpress::pdf {

/// A signature field that was signed from one version to the next, by a signature that is good and
/// covers the later one.
struct Signing {
  bool is_timestamp = false;  ///< of the document: it serves later verification
};
/// By the number of the field's object.
using Signings = std::map<int, Signing>;

/// The changes from one version to the next, each named once, in the order of their kinds.
std::vector<ChangeNote> changes_between(const OutsideDocument& before, const OutsideDocument& after,
                                        const Signings& signings);

}  // namespace sealpress::pdf
