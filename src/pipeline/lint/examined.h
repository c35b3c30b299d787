// One form of the catalogue under examination, and what has been found so far.
#pragma once

#include <memory>
#include <string>

#include "forms/catalogue.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct ExaminedForm {
  Workspace& workspace;
  std::shared_ptr<const forms::Catalogue> catalogue;
  const forms::Form& form;
  std::string root, definition_path;
  data::Value definition;  ///< the form's file, with a schema
  Diagnostics findings;

  ExaminedForm(Workspace& run, std::shared_ptr<const forms::Catalogue> all, const forms::Form& one);
  /// Reads the definition. False if it has no schema, or cannot be read (which is a finding).
  bool read_definition();

  /// A new finding about a file.
  Diagnostic& find(Severity severity, const char* code, const std::string& file);
  const data::Value& schema() const { return *definition.find("schema"); }
  /// Adds the field whose label is spelled most like the last part of `name`.
  void add_nearest(Diagnostic& found, const std::string& name) const;
};

}  // namespace sealpress::pipeline
