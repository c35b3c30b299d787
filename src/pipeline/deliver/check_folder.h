// Checking a folder of submissions: each document by its form's rules, then all of them together.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/deliver/folder.h"
#include "pipeline/fill/render.h"

namespace sealpress::pipeline {

struct CheckOptions {
  bool strict = false;
  std::optional<text::Date> handed_in;  ///< the day to hold against the deadline
};

/// Findings about every document alone, in their order, then about all together.
struct CheckedFolder {
  Folder folder;
  std::vector<Diagnostics> findings;  ///< of each document
  Diagnostics together;
};

/// Reads and checks what lies below `paths`.
Checked<CheckedFolder> check_documents(Workspace& workspace, const forms::Collections& collections,
                                       const forms::Collection& collection,
                                       const std::vector<std::string>& paths,
                                       std::optional<text::Date> handed_in);

/// The same, told to `report` document by document: problems of files first, as results without
/// number, what concerns several documents last. Fails for an unknown collection or path.
Checked<Summary> check_folder(Workspace& workspace, std::string_view collection,
                              const std::vector<std::string>& paths, const CheckOptions& options,
                              const std::function<void(const RecordResult&)>& report);

/// Whether `name` is the id of a collection rather than of a form or a template.
bool names_collection(Workspace& workspace, std::string_view name);

}  // namespace sealpress::pipeline
