#include "opc/relationships.h"

#include <algorithm>

#include "opc/root_element.h"
#include "xml/document.h"

namespace sealpress::opc {

namespace {

constexpr std::string_view kEmptyRelationships =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "</Relationships>";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash);
}

}  // namespace

std::string_view Relationship::kind() const {
  const std::string_view uri = type;
  return uri.substr(uri.rfind('/') + 1);
}

Result<Relationships> Relationships::parse(std::string xml, std::string_view source_part,
                                           std::string_view file, const Limits& limits) {
  const auto document =
      xml::Document::parse(std::move(xml), file, relationships_part(source_part), limits);
  if (!document) return fail(document.error());
  Relationships result;
  for (xml::Node e = (*document)->root().first_element(); e; e = e.next_element()) {
    if (e.local() != "Relationship") continue;
    Relationship r;
    r.id = e.attribute("", "Id").value_or("");
    r.type = e.attribute("", "Type").value_or("");
    r.external = e.attribute("", "TargetMode") == "External";
    const std::string_view target = e.attribute("", "Target").value_or("");
    r.target = r.external ? std::string(target) : resolve_target(source_part, target);
    result.index_.emplace(r.id, result.all_.size());
    result.all_.push_back(std::move(r));
  }
  return result;
}

const Relationship* Relationships::find(std::string_view id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &all_[found->second];
}

const Relationship* Relationships::find_kind(std::string_view kind) const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [&](const Relationship& r) { return r.kind() == kind; });
  return found == all_.end() ? nullptr : &*found;
}

std::string relationships_part(std::string_view part) {
  const std::string_view folder = folder_of(part);
  const std::string_view name = part.substr(folder.empty() ? 0 : folder.size() + 1);
  return (folder.empty() ? "" : std::string(folder) + "/") + "_rels/" + std::string(name) + ".rels";
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                       hex_digit(text[i + 2]) >= 0;
    out +=
        coded ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])) : text[i];
    if (coded) i += 2;
  }
  return out;
}

std::string resolve_target(std::string_view source_part, std::string_view target) {
  const std::string decoded = percent_decoded(target.substr(0, target.find('#')));
  std::string_view rest = decoded;
  std::string out;
  if (rest.starts_with('/')) {
    rest.remove_prefix(1);
  } else {
    out = folder_of(source_part);
  }
  while (true) {
    const std::size_t slash = rest.find('/');
    const std::string_view segment = rest.substr(0, slash);
    if (segment == "..") {
      if (out.empty()) return "";
      out = folder_of(out);
    } else if (!segment.empty() && segment != ".") {
      (out += out.empty() ? "" : "/") += segment;
    }
    if (slash == std::string_view::npos) return out;
    rest.remove_prefix(slash + 1);
  }
}

Result<Relationships> relationships_of(const package::Package& file, std::string_view part,
                                       const Limits& limits) {
  const std::string name = relationships_part(part);
  if (file.find(name) == nullptr) return Relationships();
  auto bytes = file.read(name);
  if (!bytes) return fail(std::move(bytes.error()));
  return Relationships::parse(std::move(*bytes), part, file.name(), limits);
}

std::string add_relationship(std::string_view xml, std::string_view prefix, std::string_view type,
                             std::string_view target, std::string& id) {
  if (xml.empty()) xml = kEmptyRelationships;
  int number = 1;
  do {
    id = std::string(prefix) + std::to_string(number++);
  } while (xml.find("\"" + id + "\"") != std::string_view::npos ||
           xml.find("'" + id + "'") != std::string_view::npos);
  return insert_last(xml, "Relationships",
                     "<" + root_prefix(xml, "Relationships") + "Relationship" +
                         attribute_text("Id", id) + attribute_text("Type", type) +
                         attribute_text("Target", target) + "/>");
}

}  // namespace sealpress::opc
