// Frames to PDF.
//
// The file is PDF 1.7 and keeps to PDF/A-2b (ISO 19005-2): fonts embedded as subset Type0 fonts
// with ToUnicode, sRGB as the meaning of colours, metadata as XMP. A FontPlan holds the fonts and
// pictures of a template's fixed content, prepared and compressed once and shared read-only by all
// documents; each document adds small delta fonts for the glyphs that only its values need. Same
// input, same bytes.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "frame/frame.h"
#include "text/fonts.h"

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

struct WriteOptions {
  Metadata metadata;
  const FontPlan* plan = nullptr;  ///< null: every font is subset for this document alone
  bool batch = false;              ///< many documents follow: prepared subset plans pay off
  bool mark_seals = false;         ///< a thin grey circle with 盖章处 at every place for a seal
};

/// The PDF file's bytes. Fails: pdf.no_pages, pdf.write_failed {reason}, image.* for a picture that
/// cannot be shown, and what text::make_subset fails with.
Result<std::string> write(const frame::Document& document, const text::FontLibrary& fonts,
                          const WriteOptions& options);

}  // namespace sealpress::pdf
