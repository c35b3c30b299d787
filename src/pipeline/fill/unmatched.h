// Columns and keys of data that a template does not show, and tags that no data fills: so that
// nothing stays blank without a word.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "data/record.h"
#include "intake/shape.h"
#include "merge/template.h"

namespace sealpress::pipeline {

/// The fields that a template asks a record for, lists among them.
intake::Shape shape_of(const merge::Template& compiled);

/// Compares records with the fields that are asked for. Not thread-safe: records come in order.
class Unmatched {
 public:
  /// `single`: whether keys and fields are told one by one; else only where nothing matches.
  Unmatched(std::vector<std::string> fields, bool single);

  /// About a record none of whose keys is asked for: pipeline.nothing_matches (an error). About the
  /// first record of each table or file: pipeline.misspelt_key for each key near a field that has
  /// none (a warning), then pipeline.keys_not_shown and, for tables, pipeline.fields_without_column
  /// (for information), each naming all.
  Diagnostics add(const data::Record& record);

 private:
  Diagnostics told_once(const data::Record& record, const std::vector<std::string>& keys) const;

  std::vector<std::string> fields_;
  bool single_;
  std::set<std::string> keys_;  ///< of the fields, as they are compared
  std::set<std::string> told_;  ///< tables and files
};

/// An error (pipeline.picture_as_text) for each value that is a picture of the data file itself and
/// stands where the template shows text.
Diagnostics pictures_as_text(const merge::Template& compiled, const data::Record& record);

}  // namespace sealpress::pipeline
