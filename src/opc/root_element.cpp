#include "opc/root_element.h"

#include "xml/document.h"

namespace sealpress::opc {

std::string root_prefix(std::string_view xml, std::string_view root) {
  const std::size_t name = xml.find(root, xml.find('<'));
  if (name == std::string_view::npos || name == 0 || xml[name - 1] != ':') return "";
  const std::size_t open = xml.rfind('<', name);
  return std::string(xml.substr(open + 1, name - open - 1));
}

std::string insert_last(std::string_view xml, std::string_view root, const std::string& element) {
  std::string out(xml);
  const std::size_t end = out.rfind("</");
  if (end != std::string::npos) {
    out.insert(end, element);
  } else if (const std::size_t empty = out.rfind("/>"); empty != std::string::npos) {
    out.replace(empty, 2, ">" + element + "</" + root_prefix(xml, root) + std::string(root) + ">");
  }
  return out;
}

std::string attribute_text(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml::escape_attribute(value) + "\"";
}

}  // namespace sealpress::opc
