#include "pdf/write/write.h"

#include "pdf/write/assemble.h"
#include "pdf/write/glyph_use.h"
#include "pdf/write/plan.h"
#include "pdf/write/seals.h"

namespace sealpress::pdf {
namespace {

// In a batch the clock counts, alone the size of the file.
constexpr int kBatchLevel = 1, kLevel = 6;

Marks make_marks(const frame::Document& document, const text::FontLibrary& fonts, bool wanted) {
  Marks marks(document.pages.size());
  for (std::size_t i = 0; wanted && i < marks.size(); ++i) {
    for (const frame::SealField& seal : document.pages[i].seals) {
      for (frame::Item& item : seal_mark(seal, fonts)) marks[i].push_back(std::move(item));
    }
  }
  return marks;
}

GlyphUse used_glyphs(const frame::Document& document, const Marks& marks) {
  GlyphCollector collector;
  collector.add(document);
  for (const std::vector<frame::Item>& items : marks) collector.add(items);
  return std::move(collector).finish();
}

}  // namespace

Result<std::string> write(const frame::Document& document, const text::FontLibrary& fonts,
                          const WriteOptions& options, Diagnostics* remarks) {
  if (document.pages.empty()) return fail(output_error("pdf.no_pages"));
  if (options.attachment && options.pdfa != PdfA::a3b) {
    return fail(output_error("pdf.no_attachments"));
  }
  const Plan* plan = plan_of(options, fonts);
  const int level = options.batch ? kBatchLevel : kLevel;
  const Marks marks = make_marks(document, fonts, options.mark_seals);

  const Result<DocumentFonts> document_fonts =
      DocumentFonts::make(used_glyphs(document, marks), fonts,
                          {plan == nullptr ? nullptr : &plan->fonts, {options.batch, level}});
  if (!document_fonts) return fail(document_fonts.error());
  const Result<DocumentPictures> pictures = DocumentPictures::make(
      pictures_of(document),
      {plan == nullptr ? nullptr : &plan->pictures, {level, options.pdfa == PdfA::a1b}});
  if (!pictures) return fail(pictures.error());
  if (remarks != nullptr && pictures->flattened() > 0) {
    remarks->push_back(finding(Severity::warning, "pdf.flattened_pictures")
                           .with("count", static_cast<std::int64_t>(pictures->flattened())));
  }

  try {
    return assemble({document, marks, options, *document_fonts, *pictures, level});
  } catch (const PoDoFo::PdfError& error) {
    return fail(output_error("pdf.write_failed")
                    .with("reason", std::string(PoDoFo::PdfError::ErrorName(error.GetError()))));
  }
}

}  // namespace sealpress::pdf
