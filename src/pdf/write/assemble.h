// The prepared parts of one document put together as a file.
#pragma once

#include <string>
#include <vector>

#include "frame/frame.h"
#include "pdf/write/document_fonts.h"
#include "pdf/write/picture.h"
#include "pdf/write/write.h"

namespace sealpress::pdf {

/// What is drawn over each page's own items, one list a page.
using Marks = std::vector<std::vector<frame::Item>>;

struct Parts {
  const frame::Document& document;
  const Marks& marks;
  const WriteOptions& options;
  const DocumentFonts& fonts;
  const DocumentPictures& pictures;
  int level;  ///< of compression
};

/// Language, metadata and output intent of a document, with the claim of its part of PDF/A.
void describe(Object& catalog, File& file, const WriteOptions& options);

/// The file's bytes. Throws PoDoFo::PdfError.
std::string assemble(const Parts& parts);

}  // namespace sealpress::pdf
