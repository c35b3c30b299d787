// The two dialects of Word files (ISO/IEC 29500-1 strict, -4 transitional): the same names in
// different namespaces.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::merge {

struct Dialect {
  std::string w, wp, a, pic, r;  ///< namespace URIs
  /// The type of a relationship: "image", "header".
  std::string relationship(std::string_view kind) const;

  /// The dialect of a part, by its root's start tag.
  static const Dialect& of(std::string_view root_tag);
};

}  // namespace sealpress::merge
