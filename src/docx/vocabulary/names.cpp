#include "docx/vocabulary/names.h"

#include <unordered_map>

namespace sealpress::docx {

namespace {

using Table = std::unordered_map<std::string_view, Ns>;

const Table& namespaces() {
  static const Table table = {
      {"", Ns::none},
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::w},
      {"http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::w},
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::r},
      {"http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::r},
      {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Ns::wp},
      {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Ns::wp},
      {"http://schemas.openxmlformats.org/drawingml/2006/main", Ns::a},
      {"http://purl.oclc.org/ooxml/drawingml/main", Ns::a},
      {"http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::pic},
      {"http://purl.oclc.org/ooxml/drawingml/picture", Ns::pic},
      {"http://schemas.openxmlformats.org/drawingml/2006/chart", Ns::c},
      {"http://purl.oclc.org/ooxml/drawingml/chart", Ns::c},
      {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Ns::dgm},
      {"http://purl.oclc.org/ooxml/drawingml/diagram", Ns::dgm},
      {"http://schemas.microsoft.com/office/drawing/2008/diagram", Ns::dsp},
      {"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas", Ns::lc},
      {"http://purl.oclc.org/ooxml/drawingml/lockedCanvas", Ns::lc},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::m},
      {"http://purl.oclc.org/ooxml/officeDocument/math", Ns::m},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::mc},
      {"urn:schemas-microsoft-com:vml", Ns::v},
      {"urn:schemas-microsoft-com:office:office", Ns::o},
      {"urn:schemas-microsoft-com:office:word", Ns::w10},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::wps},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Ns::wpg},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Ns::wpc},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", Ns::wp14},
      {"http://schemas.microsoft.com/office/word/2010/wordml", Ns::w14},
      {"http://schemas.microsoft.com/office/word/2012/wordml", Ns::w15},
      {"http://schemas.microsoft.com/office/drawing/2010/main", Ns::a14},
      {"http://purl.org/dc/elements/1.1/", Ns::dc},
      {"http://purl.org/dc/terms/", Ns::dcterms},
      {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Ns::cp},
  };
  return table;
}

/// Whether every prefix of a Requires attribute is bound to an understood namespace.
bool can_read(xml::Node choice) {
  std::string_view rest = text_attribute(choice, Ns::none, "Requires");
  bool any = false;
  while (true) {
    const std::size_t begin = rest.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return any;
    rest.remove_prefix(begin);
    const std::string_view prefix = rest.substr(0, rest.find_first_of(" \t\r\n"));
    rest.remove_prefix(prefix.size());
    const auto uri = choice.namespace_of(prefix);
    if (!uri || !is_understood(ns_of(*uri))) return false;
    any = true;
  }
}

}  // namespace

Ns ns_of(std::string_view uri) {
  const auto found = namespaces().find(uri);
  return found == namespaces().end() ? Ns::other : found->second;
}

bool is_understood(Ns ns) {
  return ns != Ns::other && ns != Ns::none;
}

xml::Node child(xml::Node parent, Ns ns, std::string_view local) {
  if (!parent) return {};
  for (xml::Node node = parent.first_element(); node; node = node.next_element()) {
    if (is(node, ns, local)) return node;
  }
  return {};
}

xml::Node path(xml::Node from, Ns ns, std::initializer_list<std::string_view> locals) {
  for (const std::string_view local : locals) from = child(from, ns, local);
  return from;
}

std::optional<std::string_view> attribute(xml::Node node, Ns ns, std::string_view local) {
  if (!node) return std::nullopt;
  for (const xml::Attribute& a : node.attributes()) {
    if (a.local == local && ns_of(a.ns) == ns) return a.value;
  }
  return std::nullopt;
}

std::string_view text_attribute(xml::Node node, Ns ns, std::string_view local) {
  return attribute(node, ns, local).value_or(std::string_view());
}

xml::Node chosen_branch(xml::Node alternate) {
  for (xml::Node node = alternate.first_element(); node; node = node.next_element()) {
    if (is(node, Ns::mc, "Choice") && can_read(node)) return node;
  }
  return child(alternate, Ns::mc, "Fallback");
}

}  // namespace sealpress::docx
