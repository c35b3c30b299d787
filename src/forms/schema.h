// A form's JSON Schema (draft-07) with the keywords of our own for 字数.
//
// valijson decides; this class turns what it says into findings in the form's terms.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/value.h"

namespace sealpress::forms {

class Schema {
 public:
  /// `json` is the schema object of a catalogue file. Errors, each with its place in it: those of
  /// faults_of, and forms.bad_schema.
  static Checked<std::shared_ptr<const Schema>> compile(const data::Value& json);
  virtual ~Schema() = default;

  /// Findings about types, presence, and 字数. Thread-safe.
  virtual void check(const data::Value& record, Diagnostics& findings) const = 0;
  /// `value` with the keys of its objects in the schema's spelling.
  virtual data::Value normalised(data::Value value, Diagnostics& findings) const = 0;
  /// Labels of the top level in their order.
  virtual const std::vector<std::string>& labels() const = 0;
};

}  // namespace sealpress::forms
