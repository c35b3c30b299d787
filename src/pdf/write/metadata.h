// What the file says about itself: the Info dictionary (ISO 32000-1, 14.3.3), the same as XMP,
// which also claims PDF/A-2b (ISO 19005-2, 6.6), and the meaning of its colours (6.2.3).
#pragma once

#include <string>

#include "pdf/write/file.h"
#include "pdf/write/write.h"

namespace sealpress::pdf {

Object& add_info(File& file, const Metadata& metadata);
Object& add_xmp(File& file, const Metadata& metadata);
/// An output intent with the sRGB profile.
Object& add_output_intent(File& file);

/// The XMP packet; exposed for tests.
std::string xmp_packet(const Metadata& metadata);

/// The profile of sRGB (IEC 61966-2-1), made by ourselves from its published numbers: a matrix
/// profile of version 4 (ICC.1:2004-10).
std::string srgb_profile();

}  // namespace sealpress::pdf
