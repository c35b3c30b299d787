// Batches: many records of one form, checked and made into files, in the order of their records.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "data/record.h"
#include "messages/messages.h"
#include "pdf/write/pdfa.h"
#include "pipeline/fill/record_name.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct RenderOptions {
  std::string directory;
  bool docx = true, pdf = true;
  bool xlsx = false;         ///< the record as an Excel table; of forms of the catalogue only
  std::string name_pattern;  ///< of the files, with tags; empty: the form's own, or the template's
  bool check_only = false;   ///< findings, no files
  bool strict = false;       ///< warnings count as errors
  bool force = false;        ///< files in spite of errors, marked 草稿
  bool mark_seals = false;
  pdf::PdfA pdfa = pdf::PdfA::a2b;
  /// With check_only: writes each form that has findings into `directory`, filled as far as it can
  /// be, with Word comments on the faulty fields.
  bool annotate = false;
  messages::Language language = messages::Language::chinese;  ///< of the comments
  /// Where files that values name may lie, beside the data file's own folder.
  std::vector<std::string> folders;
  /// Fields of all records that leave them blank.
  std::vector<std::pair<std::string, std::string>> constants;
  bool keep_fields = false;  ///< results hold the records' fields
  unsigned jobs = 1;
};

struct OutputFile {
  std::string path, format;
  std::size_t pages = 0;  ///< 0 where the format has none
};

/// Writes files that belong together, all or none; their folders are made. `contents` stand in the
/// order of `files`.
Result<void> write_outputs(Environment& environment, const std::vector<OutputFile>& files,
                           const std::vector<std::string>& contents);

/// What became of one record.
struct RecordResult {
  std::int64_t record = 0;
  data::Origin origin;
  std::vector<OutputFile> files;
  Diagnostics findings;
  std::string name;  ///< what people call it, where a number would tell them little
  RecordName called = {};
  data::Value fields = {};  ///< the record, if RenderOptions::keep_fields asks for it
};

struct Summary {
  std::int64_t records = 0, written = 0, errors = 0, warnings = 0;
  int exit_code = 0;
};

/// Reads all records of `inputs` and hands each one's result to `report`, in order, on the calling
/// thread. Fails only where nothing can be done at all (unknown form, faulty template); an
/// unreadable input file is reported as the result of a record that has no number.
Checked<Summary> render(Workspace& workspace, const Target& target,
                        const std::vector<std::string>& inputs, const RenderOptions& options,
                        const std::function<void(const RecordResult&)>& report);

/// Counts a result in.
void add(Summary& summary, const RecordResult& result, bool strict);
/// The exit code that a diagnostic leads to; 0 for what does not stop anything.
int exit_code(const Diagnostic& diagnostic, bool strict);

}  // namespace sealpress::pipeline
