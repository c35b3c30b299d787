// Which part of PDF/A a file keeps to, and says so.
#pragma once

#include <cstdint>
#include <string>

namespace sealpress::pdf {

/// ISO 19005-1, -2 and -3, each at conformance level B; `none` claims nothing.
///
/// a1b wants PDF 1.4, a profile of version 2, a CIDSet in every font and no transparency. a3b is
/// a2b with leave to carry files of any kind.
enum class PdfA : std::uint8_t { none, a1b, a2b, a3b };

/// A file carried within the PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).
struct Attachment {
  std::string name;        ///< what it is called when it is taken out
  std::string media_type;  ///< application/json
  std::string description;
  std::string bytes;
};

}  // namespace sealpress::pdf
