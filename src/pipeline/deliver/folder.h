// A folder of submissions: which of its files are submissions of a collection, and for which form.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "collect/seals.h"
#include "forms/collections.h"
#include "forms/document.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// A file that holds no records: a stamped PDF, a report, a picture.
struct OtherFile {
  std::string path;       ///< as it can be opened
  std::string name;       ///< below the folder that the user named, with /
  std::string extension;  ///< pdf, docx; small letters, without dot
};

struct Folder {
  std::vector<forms::Document> documents;  ///< in the order of their files
  std::vector<Diagnostics> findings;       ///< on the keys of each document, in the same order
  std::vector<OtherFile> others;
  Diagnostics problems;  ///< files that could not be read, or belong elsewhere
  /// What was seen at the places of the seals, of PDFs of a form: by path.
  std::map<std::string, std::vector<collect::SealSeen>> seals;
};

/// Reads every submission below `paths` (folders and files), filled Word files and PDFs as
/// `collect` does: what they hold is a document, unless a file of data has it already. Then, and
/// where a Word file has a PDF, both are held against each other (pipeline.copies_differ). Files of
/// the system (Thumbs.db, ~$…) are passed over. What cannot be taken is a problem that names the
/// file, and the rest is read: intake's errors, pipeline.no_records, pipeline.other_form,
/// pipeline.other_collection, pipeline.not_a_submission, pipeline.unknown_form_key. Fails only if a
/// path does not exist.
Checked<Folder> read_folder(Workspace& workspace, const forms::Collections& collections,
                            const forms::Collection& collection,
                            const std::vector<std::string>& paths);

}  // namespace sealpress::pipeline
