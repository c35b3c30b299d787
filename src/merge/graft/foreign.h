// A Word file that a value names, opened to be taken over.
//
// Its typed tree (docx::Document) says what it looks like; its parts are parsed once more as plain
// XML, since what is taken over is written anew element by element. Immutable after opening.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "docx/document.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::merge {

/// A part with the relationships it has.
struct ForeignPart {
  std::string name;
  std::unique_ptr<const xml::Document> xml;  ///< null if the file has no such part
  opc::Relationships relationships;

  xml::Node root() const { return xml ? xml->root() : xml::Node(); }
};

struct Foreign {
  std::string name;  ///< as the value names it
  std::shared_ptr<const docx::Document> file;
  ForeignPart main, styles, numbering, footnotes, endnotes;
  std::string content_types;
  bool macros = false;  ///< it carries a VBA project, which is not taken over

  /// Errors: those of docx::Document::open, each naming the file and the part.
  static Result<std::shared_ptr<const Foreign>> open(std::string bytes, std::string_view name,
                                                     const Limits& limits = {});
};

}  // namespace sealpress::merge
