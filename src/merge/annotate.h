// Word comments beside the values of a merged document.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "docx/document.h"
#include "merge/template.h"

namespace sealpress::merge {

struct Annotation {
  std::string path;  ///< JSON pointer of the value that it is about; "" for the whole document
  std::string text;  ///< paragraphs parted by '\n'
};

struct AnnotationAuthor {
  std::string name, initials;
  std::int64_t time = 0;  ///< seconds since 1970 UTC
};

/// Adds word/comments.xml with the annotations, each anchored on the control that shows its value
/// (MergeOptions::shown); on the first one below it if the value is a group or a list; else on the
/// first paragraph of the body. Comments of the template stay.

void annotate(docx::View& view, std::span<const ShownValue> shown,
              std::span<const Annotation> annotations, const AnnotationAuthor& author);

}  // namespace sealpress::merge
