// One unit's form in two files, the Word file and the sealed PDF: where they do not say the same.
#pragma once

#include <string>
#include <vector>

#include "collect/reading.h"
#include "data/value.h"
#include "forms/catalogue.h"
#include "forms/collections.h"

namespace sealpress::pipeline {

/// What tells one unit's form from another's: what people call its file, and who sends it. Of
/// `fields` those count that `printed` has too, where it is given: files of data hold what no form
/// prints. Empty where it says nothing.
std::string copy_key(const forms::Form& form, const forms::Collection* collection,
                     const data::Value& fields, const data::Value* printed = nullptr);

/// A form as one file has it.
struct CopyOfForm {
  const data::Value* fields = nullptr;  ///< a normalised record
  /// Where each value was read; nullptr for a file of data, which may hold what no form prints.
  const std::vector<collect::Field>* read = nullptr;
  std::string file;
};

/// pipeline.copies_differ for each field that they fill in differently, at its place in `second`,
/// with both values and the place in `first`. Spaces, widths of letters, ways to write a day or a
/// number are no differences.
Diagnostics differences(const forms::Form& form, const std::vector<forms::Table>& tables,
                        const CopyOfForm& first, const CopyOfForm& second);

}  // namespace sealpress::pipeline
