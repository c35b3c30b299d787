// Narratives: values that another Word file holds, wholly or section by section.
//
// A form may let one Word file stand for several of its fields ("fromFile" in a field's schema):
// each field is then the section of that file that its label heads. Rules and 字数 read such values
// as the file's text, as Word counts it.
#pragma once

#include "base/limits.h"
#include "data/record.h"
#include "forms/catalogue.h"
#include "pipeline/fill/companions.h"

namespace sealpress::pipeline {

/// Safe to use from many threads.
class Narratives {
 public:
  /// `form` may be null. Both must outlive this.
  Narratives(const forms::Form* form, const Companions& companions, const Limits& limits)
      : form_(form), companions_(companions), limits_(limits) {}

  /// The record with every field that it leaves out, and whose section a Word file of the record
  /// holds, pointing to that section: {"文件": …, "节": …}.
  data::Record spread(data::Record record) const;

  /// The record as rules read it: text in place of Word files. What cannot be read is reported.
  data::Record as_text(const data::Record& record, Diagnostics& findings) const;

 private:
  const forms::Form* form_;
  const Companions& companions_;
  Limits limits_;
};

}  // namespace sealpress::pipeline
