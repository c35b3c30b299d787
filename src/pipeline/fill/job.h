// One document from start to end: record -> merged tree -> Word file and PDF.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "data/record.h"
#include "merge/template.h"
#include "pdf/write/write.h"
#include "text/font/fonts.h"

namespace sealpress::pipeline {

/// What all documents of a run share. Immutable while jobs run in many threads.
struct Press {
  std::shared_ptr<const merge::Template> compiled;
  /// May be null where no PDF is made and the template pads no table.
  std::shared_ptr<const text::FontLibrary> fonts;
  std::shared_ptr<const pdf::FontPlan> plan;  ///< null for single documents
  bool batch = false;
  bool docx = true, pdf = true;
  bool mark_seals = false;
  bool empty_controls = false;      ///< empty values leave their content controls in the Word file
  pdf::PdfA pdfa = pdf::PdfA::a2b;  ///< a3b carries the record as a file
  std::int64_t time = 0;
  /// Opens a file that a value of the record names; null refuses all.
  std::function<Result<std::string>(const data::Record&, std::string_view)> open_file;
  std::string title;  ///< of the document information, where the record has none
};

/// The finished files, still in memory.
struct Document {
  std::string docx, pdf;
  std::size_t pages = 0;  ///< of the PDF
  /// Remarks on values and layout; an error among them means that there are no files.
  Diagnostics findings;
};

/// Makes the files of one record. `draft` marks them 草稿 and makes them in spite of findings.
Document press(const Press& press, const data::Record& record, bool draft);

/// Where the pages of one record's document depart from GB/T 9704-2012. Nothing if it cannot be
/// made: what is wrong then is found otherwise.
Diagnostics measured(const Press& press, const data::Record& record);

/// What of `view` a PDF would not show: text cut off at fixed heights, characters that no font has.
Diagnostics not_shown(const docx::View& view, const text::FontLibrary& fonts);

/// Seals of one record's document that stand too near to the paper's edge or over their table
/// (official/seal_room.h). Nothing if it cannot be made.
Diagnostics crowded_seals(const Press& press, const data::Record& record);

/// Lays out the template with no values and prepares its fixed text's fonts for many documents.
Checked<std::shared_ptr<const pdf::FontPlan>> plan_fonts(const merge::Template& compiled,
                                                         const text::FontLibrary& fonts);

/// The record as a file that travels with the PDF, so that the data can be taken out again.
pdf::Attachment record_file(const data::Record& record);

/// True if any of `findings` is an error, or with `strict` a warning.
bool blocks(const Diagnostics& findings, bool strict = false);

}  // namespace sealpress::pipeline
