// Reads one returned file, whatever it is: a Word file, a workbook, a PDF, an old file through
// LibreOffice. What cannot be read is said with what to do.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "collect/recognise.h"
#include "forms/recognise.h"
#include "pdf/read/shown_page.h"
#include "pipeline/returns/collect.h"
#include "pipeline/returns/returned_files.h"

namespace sealpress::pipeline {

/// Constant once made; `read` is called from many threads.
class ReturnedReader {
 public:
  ReturnedReader(std::shared_ptr<const forms::Catalogue> catalogue, collect::FormTeller teller,
                 std::function<bool(const forms::Form&)> wanted, const Limits& limits,
                 text::Date today);

  CollectedFile read(ReturnedFile file) const;

  /// Completes a form whose record was read or corrected: keys in the catalogue's spelling, what
  /// its rules find, places.
  void check(CollectedForm& form, const std::string& path) const;

 private:
  void read_bytes(const std::string& bytes, CollectedFile& out) const;
  void read_word(std::shared_ptr<const docx::Document> document, CollectedFile& out) const;
  void read_workbook(const std::string& bytes, CollectedFile& out) const;
  /// `shown`: the pages that the units stand on; null for a Word file.
  void read_units(const collect::Units& units, const pdf::ShownDocument* shown,
                  CollectedFile& out) const;
  void read_fields(const pdf::ShownDocument& shown, CollectedFile& out) const;
  void read_pdf(const std::string& bytes, CollectedFile& out) const;
  void read_record(data::Value value, const pdf::ShownDocument& shown, CollectedFile& out) const;
  void read_pages(const pdf::ShownDocument& shown, CollectedFile& out) const;
  void read_old(const std::string& bytes, const Diagnostic& why, CollectedFile& out) const;
  /// The form whose labels the keys are, one that is wanted where several are alike; nullptr: none.
  const forms::Form* form_of(const std::vector<std::string>& keys) const;
  /// A record that is there as a whole, every value sure.
  void take_record(const forms::Form& form, data::Record record, CollectedFile& out) const;

  std::shared_ptr<const forms::Catalogue> catalogue_;
  collect::FormTeller teller_;
  std::function<bool(const forms::Form&)> wanted_;
  const Limits& limits_;
  text::Date today_;
  forms::Recogniser recogniser_;
};

/// A reader that knows all forms of the catalogue: what is none of the wanted ones is told as such.
/// The workspace must outlive it.
Checked<std::unique_ptr<const ReturnedReader>> returned_reader(
    Workspace& workspace, std::function<bool(const forms::Form&)> wanted);

}  // namespace sealpress::pipeline
