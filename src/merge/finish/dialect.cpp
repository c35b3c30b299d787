#include "merge/finish/dialect.h"

namespace sealpress::merge {
namespace {

Dialect make(const std::string& base, const std::string& year) {
  return {base + "wordprocessingml/" + year + "main",
          base + "drawingml/" + year + "wordprocessingDrawing", base + "drawingml/" + year + "main",
          base + "drawingml/" + year + "picture",
          base + "officeDocument/" + year + "relationships"};
}

}  // namespace

std::string Dialect::relationship(std::string_view kind) const {
  return r + "/" + std::string(kind);
}

const Dialect& Dialect::of(std::string_view root_tag) {
  static const Dialect transitional = make("http://schemas.openxmlformats.org/", "2006/");
  static const Dialect strict = make("http://purl.oclc.org/ooxml/", "");
  return root_tag.find('"' + strict.w + '"') != root_tag.npos ? strict : transitional;
}

}  // namespace sealpress::merge
