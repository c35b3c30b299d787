// Objects that lie in a file though no table lists them. For use in the child process.
//
// A reader that finds a table wanting looks for headers in the bytes and takes the last object of
// each number. Somebody may have put another page there before the file was signed, asleep until a
// later version gives readers a reason to repair: a wrong size, a reference that leads nowhere.
#pragma once

#include "pdf/read/document.h"
#include "pdf/verify/structure.h"

namespace sealpress::pdf {

/// Doubts about objects that repair would find in place of those that the tables list: where
/// something follows what was signed (`later`), or where readers have reason to repair already.
void check_leftovers(const OutsideDocument& document, std::string_view file, bool later,
                     Structure& structure);

}  // namespace sealpress::pdf
