#include "merge/graft/names.h"

#include <algorithm>
#include <iterator>

#include "merge/compile/markup.h"
#include "merge/finish/dialect.h"

namespace sealpress::merge {
namespace {

using docx::Ns;

struct Written {
  Ns ns;
  std::string_view prefix, transitional, strict;
};

constexpr Written kWritten[] = {
    {Ns::w, "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
     "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {Ns::r, "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {Ns::wp, "wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
     "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
    {Ns::a, "a", "http://schemas.openxmlformats.org/drawingml/2006/main",
     "http://purl.oclc.org/ooxml/drawingml/main"},
    {Ns::pic, "pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
     "http://purl.oclc.org/ooxml/drawingml/picture"},
    {Ns::c, "c", "http://schemas.openxmlformats.org/drawingml/2006/chart",
     "http://purl.oclc.org/ooxml/drawingml/chart"},
    {Ns::dgm, "dgm", "http://schemas.openxmlformats.org/drawingml/2006/diagram",
     "http://purl.oclc.org/ooxml/drawingml/diagram"},
    {Ns::lc, "lc", "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
     "http://purl.oclc.org/ooxml/drawingml/lockedCanvas"},
    {Ns::m, "m", "http://schemas.openxmlformats.org/officeDocument/2006/math",
     "http://purl.oclc.org/ooxml/officeDocument/math"},
    {Ns::mc, "mc", "http://schemas.openxmlformats.org/markup-compatibility/2006", ""},
    {Ns::v, "v", "urn:schemas-microsoft-com:vml", ""},
    {Ns::o, "o", "urn:schemas-microsoft-com:office:office", ""},
    {Ns::w10, "w10", "urn:schemas-microsoft-com:office:word", ""},
    {Ns::wps, "wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape", ""},
    {Ns::wpg, "wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", ""},
    {Ns::wpc, "wpc", "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", ""},
};

const Written* written(Ns ns) {
  const auto* found = std::find_if(std::begin(kWritten), std::end(kWritten),
                                   [&](const Written& w) { return w.ns == ns; });
  return found == std::end(kWritten) ? nullptr : found;
}

}  // namespace

std::string_view prefix_of(Ns ns) {
  const Written* found = written(ns);
  return found == nullptr ? std::string_view() : found->prefix;
}

std::string declared(std::string element, std::string_view root_tag) {
  const bool strict = &Dialect::of(root_tag) != &Dialect::of("");
  std::string declarations;
  for (const Written& w : kWritten) {
    const std::string prefix(w.prefix);
    const bool used = element.find("<" + prefix + ":") != element.npos ||
                      element.find(" " + prefix + ":") != element.npos;
    if (!used) continue;
    const std::string_view uri = strict && !w.strict.empty() ? w.strict : w.transitional;
    if (attribute(root_tag, "xmlns:" + prefix) == uri) continue;
    declarations += " xmlns:" + prefix + "=\"" + std::string(uri) + "\"";
  }
  if (!declarations.empty()) element.insert(element.find_first_of(" />"), declarations);
  return element;
}

}  // namespace sealpress::merge
