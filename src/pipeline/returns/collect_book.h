// The workbook to correct: one row for each returned form, doubtful cells coloured with a note, a
// list of all doubts, and a list of the files that were not read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/returns/collect.h"

namespace sealpress::pipeline {

/// A form with the name under which its rows are known, unique in the workbook.
struct BookRow {
  std::string name, digest;
  CollectedForm form;
};

struct UnreadFile {
  std::string path, reason, what_to_do;
};

struct CollectBook {
  const forms::Form* form = nullptr;
  const std::vector<forms::Table>* tables = nullptr;
  std::vector<BookRow> rows;
  std::vector<UnreadFile> unread;
};

/// The workbook's bytes. Errors: those of sheet::write.
Result<std::string> write_book(const CollectBook& book, messages::Language language,
                               std::int64_t time);

/// Rows of a workbook that was written before, and corrected since: by digest and form.
class Corrections {
 public:
  /// Takes over what the workbook says. Fails as intake does.
  Result<void> read(std::string bytes, const std::string& path,
                    const std::vector<forms::Table>& tables, const Limits& limits);

  /// Puts what a person changed in place of what was read; such fields are no longer doubtful.
  /// `tables` are the form's own. Whether anything was changed.
  bool apply(BookRow& row, const std::vector<forms::Table>& tables);

  /// Rows of files that were not among those read this time.
  std::vector<BookRow> others(const forms::Form& form) const;

 private:
  struct Kept {
    std::string name, digest;
    data::Object fields;
    bool used = false;
  };
  std::vector<Kept> kept_;
};

}  // namespace sealpress::pipeline
