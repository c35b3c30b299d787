// Returned files become records: read, checked, and written as records and as a workbook in which
// every doubt is marked.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "collect/reading.h"
#include "collect/seals.h"
#include "data/record.h"
#include "pipeline/fill/render.h"
#include "pipeline/returns/letters.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct CollectOptions {
  std::string target;              ///< a collection, or a form
  std::vector<std::string> paths;  ///< files, folders, archives
  std::string directory;
  std::string expected;  ///< a table of the units that should send; empty: not asked
  LetterOptions letters;
  bool strict = false;
  messages::Language language = messages::Language::chinese;
  unsigned jobs = 1;
};

/// One form in a returned file.
struct CollectedForm {
  const forms::Form* form = nullptr;
  data::Record record;  ///< normalised
  RecordName called;
  std::vector<collect::Field> fields;
  std::vector<collect::SealSeen> seals;  ///< of a PDF
  Diagnostics findings;  ///< of the reader and of the form's rules, with their places
};

/// A returned file and what was in it.
struct CollectedFile {
  std::string path, digest;
  std::vector<CollectedForm> forms;
  Diagnostics findings;  ///< about the file as a whole
};

/// Whether a person should look at a field: below collect::kSure, or something was found.
bool is_doubtful(const CollectedForm& form, const collect::Field& field);

struct Collected {
  std::vector<OutputFile> outputs;
  Summary summary;
  std::int64_t files = 0, forms = 0, doubtful = 0, unread = 0;
  Diagnostics missing;                                ///< who has not sent which form
  Diagnostics notes;                                  ///< about the letters
  std::shared_ptr<const forms::Catalogue> catalogue;  ///< that the results refer to
};

/// Reads all files and hands each one to `report`, in their order, on the calling thread; then
/// writes what was collected. Fails where nothing can be done at all (an unknown form or
/// collection, a path that is not there).
Checked<Collected> collect_files(Workspace& workspace, const CollectOptions& options,
                                 const std::function<void(const CollectedFile&)>& report);

}  // namespace sealpress::pipeline
