// What the file says about itself: the Info dictionary (ISO 32000-1, 14.3.3), the same as XMP,
// which also claims a part of PDF/A (ISO 19005-2, 6.6), and the meaning of its colours (6.2.3).
#pragma once

#include <string>

#include "pdf/write/file.h"
#include "pdf/write/write.h"

namespace sealpress::pdf {

Object& add_info(File& file, const Metadata& metadata);
Object& add_xmp(File& file, const Metadata& metadata, PdfA pdfa);
/// An output intent with the sRGB profile.
Object& add_output_intent(File& file, PdfA pdfa);
/// A moment, in seconds since 1970, as a date string (7.9.4).
std::string written_date(std::int64_t seconds);

/// The XMP packet; exposed for tests.
std::string xmp_packet(const Metadata& metadata, PdfA pdfa);

/// The profile of sRGB (IEC 61966-2-1), made by ourselves from its published numbers: a matrix
/// profile of version 4 (ICC.1:2004-10), or of version 2 (ICC.1:2001-04), the newest that PDF 1.4
/// and so PDF/A-1 knows.
enum class ProfileVersion : std::uint8_t { v2, v4 };
std::string srgb_profile(ProfileVersion version);

}  // namespace sealpress::pdf
