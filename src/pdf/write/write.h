// Frames to PDF.
//
// The file is PDF 1.7 and keeps to PDF/A-2b (ISO 19005-2) unless another part is asked for: fonts
// embedded as subset Type0 fonts with ToUnicode, sRGB as the meaning of colours, metadata as XMP. A
// FontPlan holds the fonts and pictures of a template's fixed content, prepared and compressed once
// and shared read-only by all documents; each document adds small delta fonts for the glyphs that
// only its values need. Same input, same bytes.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "frame/frame.h"
#include "pdf/write/backdrop.h"
#include "pdf/write/pdfa.h"
#include "text/font/fonts.h"

namespace sealpress::pdf {

struct Metadata {
  std::string title, author, subject, keywords;
  std::string creator = "sealpress";
  std::int64_t created = 0;  ///< seconds since 1970, UTC
  std::string language = "zh-CN";
};

/// Shared, immutable, thread-safe.
class FontPlan {
 public:
  virtual ~FontPlan() = default;
  /// Subsets and compresses the glyphs of `fixed`, usually the template laid out with no values,
  /// and encodes its pictures. Fails as write() does.
  static Result<std::shared_ptr<const FontPlan>> make(const frame::Document& fixed,
                                                      const text::FontLibrary& fonts);
};

/// Of a page on a larger sheet, for the printer: where it is cut, and how far ink reaches beyond.
struct PrintBoxes {
  Rect trim, bleed;
};

struct WriteOptions {
  Metadata metadata;
  const FontPlan* plan = nullptr;  ///< null: every font is subset for this document alone
  bool batch = false;              ///< many documents follow: prepared subset plans pay off
  PdfA pdfa = PdfA::a2b;
  BackdropPlace backdrop;           ///< stationery below every page
  std::optional<PrintBoxes> print;  ///< of every page, where it is larger than what is cut of it
  std::optional<Attachment> attachment;  ///< PDF/A-3 alone may carry one
  bool mark_seals = false;  ///< a thin grey circle with 盖章处 at every place for a seal
};

/// The PDF file's bytes. What PDF/A-1 has no means for is shown in another way, which is said in
/// `remarks`: pdf.flattened_pictures {count}. Fails: pdf.no_pages, pdf.no_attachments,
/// pdf.write_failed {reason}, image.* for a picture that cannot be shown, and what
/// text::make_subset fails with.
Result<std::string> write(const frame::Document& document, const text::FontLibrary& fonts,
                          const WriteOptions& options, Diagnostics* remarks = nullptr);

}  // namespace sealpress::pdf
