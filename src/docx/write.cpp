// Writing: untouched parts raw, changed ones from their nodes.
#include <algorithm>
#include <utility>

#include "docx/document.h"
#include "docx/read/core_properties.h"
#include "docx/without_macros.h"
#include "opc/content_types.h"
#include "opc/package_writer.h"
#include "opc/relationships.h"

namespace sealpress::docx {

namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr std::string_view kRootRelationships = "_rels/.rels";
constexpr std::string_view kCorePart = "docProps/core.xml";
constexpr std::string_view kCoreType = "application/vnd.openxmlformats-package.core-properties+xml";
constexpr std::string_view kCoreRelationship =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

using Parts = std::map<std::string, std::string, std::less<>>;

class Writer {
 public:
  explicit Writer(const View& view) : view_(view), file_(*view.file) {}

  Result<std::string> run() {
    const auto& entries = file_.package.entries();
    std::size_t expected = 4096;
    for (const package::Entry& entry : entries) expected += entry.raw.size() + 200;
    opc::PackageWriter zip(expected + expected / 4);
    if (view_.core) {
      if (auto error = change_core()) return fail(std::move(*error));
    }
    const PlainDocument plain =
        without_macros(file_, [this](std::string_view part) { return current(part); });
    for (const auto& [name, bytes] : plain.changed) extra_[name] = bytes;
    for (const package::Entry& entry : entries) {
      if (plain.dropped.contains(entry.name)) continue;
      if (!write_changed(zip, entry.name, entry)) zip.copy(entry);
    }
    const package::Entry& like = entries.front();
    Parts added = extra_;
    added.insert(view_.replaced_bytes.begin(), view_.replaced_bytes.end());
    for (const auto& [name, bytes] : added) {
      if (file_.package.find(name) == nullptr) put(zip, name, bytes, like);
    }
    return std::move(zip).finish();
  }

 private:
  /// Writes the entry if the view changes it.
  bool write_changed(opc::PackageWriter& zip, const std::string& name,
                     const package::Entry& like) const {
    for (const Parts* parts : {&std::as_const(extra_), &view_.replaced_bytes}) {
      const auto found = parts->find(name);
      if (found == parts->end()) continue;
      put(zip, name, found->second, like);
      return true;
    }
    const auto root = view_.replaced.find(name);
    const auto part = file_.parts.find(name);
    if (root == view_.replaced.end() || part == file_.parts.end()) return false;
    std::string text;
    text.reserve(like.inflated_size + like.inflated_size / 2);
    text += part->second.prolog;
    docx::write(*root->second, text);
    text += part->second.epilog;
    put(zip, name, text, like);
    return true;
  }

  /// Adds new bytes, dated as `like` is.
  static void put(opc::PackageWriter& zip, const std::string& name, std::string_view bytes,
                  const package::Entry& like) {
    zip.add(name, bytes, {like.dos_time, like.dos_date});
  }

  /// The bytes of a part as they stand so far, "" if there is none.
  std::string current(std::string_view part) const {
    for (const Parts* parts : {&std::as_const(extra_), &view_.replaced_bytes}) {
      const auto found = parts->find(part);
      if (found != parts->end()) return found->second;
    }
    const package::Entry* entry = file_.package.find(part);
    return entry != nullptr ? std::string(file_.part_bytes(entry->name)) : std::string();
  }

  std::optional<Diagnostic> change_core() {
    const std::string part(file_.core_part.empty() ? kCorePart : file_.core_part);
    auto bytes = write_core_properties(current(part), *view_.core);
    if (!bytes) return std::move(bytes.error()).in_file(file_.package.name());
    extra_[part] = std::move(*bytes);
    if (!file_.core_part.empty()) return std::nullopt;
    std::string id;
    extra_[std::string(kRootRelationships)] =
        opc::add_relationship(current(kRootRelationships), "rIdCore", kCoreRelationship, part, id);
    extra_[std::string(kContentTypes)] =
        opc::add_override_type(current(kContentTypes), part, kCoreType);
    return std::nullopt;
  }

  const View& view_;
  const Document& file_;
  Parts extra_;  ///< parts that setting the core properties changes
};

}  // namespace

void write(const Node& node, std::string& out) {
  if (node.intact) {
    out += node.source();
    return;
  }
  out += node.open;
  for (const Node* child : node.children) write(*child, out);
  out += node.close;
}

Result<std::string> write(const View& view) {
  return Writer(view).run();
}

}  // namespace sealpress::docx
