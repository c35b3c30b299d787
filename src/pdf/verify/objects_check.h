// Whether the objects of a document are those that its tables name, for every reader. For use in
// the child process.
#pragma once

#include "pdf/read/document.h"
#include "pdf/verify/structure.h"

namespace sealpress::pdf {

/// Adds doubts about references to another generation, object streams that hold other objects than
/// the table says, and whatever the document's reader had to repair. False if the document is too
/// large to be checked to its end.
bool check_objects(const OutsideDocument& document, Structure& structure);

}  // namespace sealpress::pdf
