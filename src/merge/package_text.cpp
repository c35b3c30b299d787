#include "merge/package_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/markup.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

constexpr std::string_view kEmptyRelationships =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "</Relationships>";

/// Appends a child to a document's root; `<root/>` is opened for it.
std::string with_child(std::string xml, const std::string& child) {
  const std::size_t end = xml.rfind("</");
  if (end != std::string::npos) return xml.insert(end, child);
  const std::size_t slash = xml.rfind("/>");
  if (slash == std::string::npos) return xml;
  const std::string name(element_name(std::string_view(xml).substr(xml.rfind('<', slash))));
  return xml.replace(slash, 2, ">" + child + "</" + name + ">");
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c + 0; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

/// From the root element on, behind the XML declaration.
std::string_view root_of(std::string_view xml) {
  std::size_t begin = xml.find('<');
  while (begin < xml.size() && (xml[begin + 1] == '?' || xml[begin + 1] == '!')) {
    begin = xml.find('<', begin + 1);
  }
  return begin < xml.size() ? xml.substr(begin) : std::string_view();
}

}  // namespace

std::string relationships_part(std::string_view part) {
  const std::size_t slash = part.rfind('/') + 1;
  return fmt::format("{}_rels/{}.rels", part.substr(0, slash), part.substr(slash));
}

std::string with_relationship(std::string rels, std::string_view type, std::string_view part,
                              std::string& id) {
  if (rels.empty()) rels = kEmptyRelationships;
  int number = 1;
  do {
    id = fmt::format("rIdSealpress{}", number++);
  } while (rels.find('"' + id + '"') != std::string::npos);
  return with_child(
      std::move(rels),
      fmt::format("<Relationship "
                  "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" "
                  "Id=\"{}\" Type=\"{}\" Target=\"/{}\"/>",
                  id, type, xml::escape_attribute(part)));
}

std::string with_default_type(std::string types, std::string_view extension,
                              std::string_view type) {
  for (const std::string_view child : child_elements(root_of(types))) {
    const auto known = attribute(start_tag(child), "Extension");
    if (known && same_letters(*known, extension)) return types;
  }
  return with_child(
      std::move(types),
      fmt::format("<Default xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" "
                  "Extension=\"{}\" ContentType=\"{}\"/>",
                  extension, type));
}

std::string with_part_type(std::string types, std::string_view part, std::string_view type) {
  return with_child(
      std::move(types),
      fmt::format(
          "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" "
          "PartName=\"/{}\" ContentType=\"{}\"/>",
          xml::escape_attribute(part), type));
}

std::string relationship_type(std::string_view name, bool strict) {
  return fmt::format("{}{}",
                     strict
                         ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                         : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
                     name);
}

bool is_strict(std::string_view root_tag) {
  return root_tag.find("http://purl.oclc.org/ooxml/wordprocessingml/main") != root_tag.npos;
}

}  // namespace sealpress::merge
