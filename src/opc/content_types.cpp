#include "opc/content_types.h"

#include <algorithm>

#include "opc/root_element.h"
#include "xml/document.h"

namespace sealpress::opc {
namespace {

/// The first child element of the content types' root that `wanted` accepts, its ContentType.
template <class Wanted>
std::string find_type(std::string_view xml, Wanted&& wanted) {
  const auto document = xml::Document::parse(std::string(xml), "", "");
  if (!document) return "";
  for (xml::Node e = (*document)->root().first_element(); e; e = e.next_element()) {
    if (wanted(e)) return std::string(e.attribute("", "ContentType").value_or(""));
  }
  return "";
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::string default_type(std::string_view xml, std::string_view extension) {
  return find_type(xml, [&](xml::Node e) {
    return e.local() == "Default" &&
           same_name(e.attribute("", "Extension").value_or(""), extension);
  });
}

std::string override_type(std::string_view xml, std::string_view part) {
  return find_type(xml, [&](xml::Node e) {
    std::string_view name = e.attribute("", "PartName").value_or("");
    if (name.starts_with('/')) name.remove_prefix(1);
    return e.local() == "Override" && same_name(name, part);
  });
}

}  // namespace

std::string add_default_type(std::string_view xml, std::string_view extension,
                             std::string_view content_type) {
  if (!default_type(xml, extension).empty()) return std::string(xml);
  // Defaults come before overrides by habit only: the schema lets them mix.
  return insert_last(xml, "Types",
                     "<" + root_prefix(xml, "Types") + "Default" +
                         attribute_text("Extension", extension) +
                         attribute_text("ContentType", content_type) + "/>");
}

std::string add_override_type(std::string_view xml, std::string_view part,
                              std::string_view content_type) {
  if (!override_type(xml, part).empty()) return std::string(xml);
  return insert_last(xml, "Types",
                     "<" + root_prefix(xml, "Types") + "Override" +
                         attribute_text("PartName", "/" + std::string(part)) +
                         attribute_text("ContentType", content_type) + "/>");
}

std::string content_type_of(std::string_view types_xml, std::string_view part) {
  std::string by_name = override_type(types_xml, part);
  if (!by_name.empty()) return by_name;
  const std::size_t dot = part.rfind('.');
  return dot == std::string_view::npos ? "" : default_type(types_xml, part.substr(dot + 1));
}

}  // namespace sealpress::opc
