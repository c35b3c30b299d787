// A backdrop as PDF objects.
#pragma once

#include "pdf/write/backdrop.h"
#include "pdf/write/file.h"

namespace sealpress::pdf {

/// The form XObject, with the objects that it needs.
Object& add_backdrop(File& file, const Backdrop& backdrop);

}  // namespace sealpress::pdf
