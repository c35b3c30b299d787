// Tables made of other forms' records: 附件3 lists what the 附件2 say.
#pragma once

#include <string>
#include <vector>

#include "pipeline/fill/render.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct DeriveOptions {
  std::string target;             ///< the form to make
  std::vector<std::string> data;  ///< records of the forms that it is made of
  std::string output;             ///< .xlsx or .jsonl
  messages::Language language = messages::Language::chinese;
};

struct DerivedTable {
  std::int64_t items = 0;  ///< rows of its list
  RecordResult result;     ///< its file and its findings
  Summary summary;
};

/// Of a form whose records are rows of others (certificates) makes those, one a line. Else makes
/// one record of the target form: its list has an item for each record of the data. Which list,
/// and which fields, counts and sums besides, says the collection (derived); without that the list
/// whose labels the records have most of. What no record says stays blank and is named. Fails:
/// pipeline.unknown_form, derive.output_format, derive.rows_format, derive.no_list,
/// pipeline.no_records, errors of reading and writing.
Checked<DerivedTable> derive_table(Workspace& workspace, const DeriveOptions& options);

}  // namespace sealpress::pipeline
