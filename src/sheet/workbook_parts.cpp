#include "sheet/workbook_parts.h"

#include <vector>

#include "sheet/elements.h"

namespace sealpress::sheet {

namespace {

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash);
}

std::string relationships_part(std::string_view source) {
  const std::string_view folder = folder_of(source);
  const std::string_view name = folder.empty() ? source : source.substr(folder.size() + 1);
  return (folder.empty() ? "" : std::string(folder) + "/") + "_rels/" + std::string(name) + ".rels";
}

/// The part name that a target means, seen from a folder.
std::string resolve(std::string_view folder, std::string_view target) {
  const bool absolute = !target.empty() && target.front() == '/';
  std::vector<std::string_view> segments;
  const auto walk = [&segments](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      const std::string_view segment = path.substr(0, slash);
      path.remove_prefix(std::min(slash + 1, path.size()));
      if (segment == ".." && !segments.empty()) segments.pop_back();
      if (!segment.empty() && segment != "." && segment != "..") segments.push_back(segment);
    }
  };
  if (!absolute) walk(folder);
  walk(target);
  std::string out;
  for (const std::string_view segment : segments) {
    if (!out.empty()) out += '/';
    out += segment;
  }
  return out;
}

}  // namespace

Result<std::map<std::string, Relationship, std::less<>>> relationships(const package::Package& file,
                                                                       std::string_view source_part,
                                                                       const Limits& limits) {
  std::map<std::string, Relationship, std::less<>> out;
  const std::string part = relationships_part(source_part);
  if (file.find(part) == nullptr) return out;
  auto document = parse_part(file, part, limits);
  if (!document) return fail(std::move(document.error()));
  const xml::Node root = (*document)->root();
  for (xml::Node node = root.first_element(); node; node = node.next_element()) {
    const std::string_view type = attribute(node, "Type");
    if (attribute(node, "TargetMode") == "External") continue;
    out[std::string(attribute(node, "Id"))] = {
        std::string(type.substr(type.rfind('/') + 1)),
        resolve(folder_of(source_part), attribute(node, "Target"))};
  }
  return out;
}

Result<std::unique_ptr<const xml::Document>> parse_part(const package::Package& file,
                                                        std::string_view part,
                                                        const Limits& limits) {
  auto bytes = file.read(part);
  if (!bytes) return fail(std::move(bytes.error()));
  return xml::Document::parse(std::move(*bytes), file.name(), part, limits);
}

}  // namespace sealpress::sheet
