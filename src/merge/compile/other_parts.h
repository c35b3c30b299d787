// Tags in parts that are no stories: properties, link targets, comments, charts, SmartArt, glossary
// and data. What is text there is filled in; a tag anywhere else, in files embedded too, is an
// error, so that no braces of the template are left in a document.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "docx/document.h"
#include "merge/compile/faults.h"
#include "merge/compile/filled_text.h"

namespace sealpress::merge {

class OtherParts {
 public:
  /// Finds the tags; those where nothing can be filled in go to `faults`.
  void read(const docx::Document& file, Faults& faults);
  void bind(Binder& binder) const;
  /// Fills the parts of a merged document, which may have been added to behind what was there.
  void fill(docx::View& view, const Scope& record, Diagnostics& findings) const;

 private:
  struct Part {
    std::string name, source;
    FilledText filled;
  };
  static void check_text(const std::string& text, const std::string& element,
                         const std::string& part, Faults& faults);
  static void check_embedded(const docx::Document& file, const std::string& name, Faults& faults);
  void read_core(const docx::CoreProperties& core);

  std::vector<Part> parts_;
  std::vector<std::pair<std::string docx::CoreProperties::*, TextTemplate>> core_;
};

}  // namespace sealpress::merge
