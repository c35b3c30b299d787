// What the fonts folder's table and the user's fonts name.
#pragma once

#include <memory>
#include <string>

#include "pipeline/workspace.h"
#include "text/font/font_table.h"
#include "text/font/fonts.h"

namespace sealpress::pipeline {

class KnownFonts {
 public:
  /// Errors: the table or the fonts cannot be read.
  static Result<KnownFonts> open(Workspace& workspace);

  bool knows(const std::string& name) const;
  const std::shared_ptr<const text::FontLibrary>& library() const { return library_; }

 private:
  text::FontTable table_;
  std::shared_ptr<const text::FontLibrary> library_;
};

}  // namespace sealpress::pipeline
