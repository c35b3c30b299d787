#include "docx/without_macros.h"

#include <algorithm>

#include "opc/content_types.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::docx {

namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr std::string_view kMainType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
/// Relationships that lead to macros and what starts them.
constexpr std::string_view kMacroKinds[] = {
    "vbaProject",       "vbaProjectSignature", "vbaProjectSignatureAgile", "wordVbaData",
    "attachedToolbars", "extensibility",       "keyMapCustomizations"};

bool leads_to_macros(const opc::Relationship& r) {
  return std::find(std::begin(kMacroKinds), std::end(kMacroKinds), r.kind()) !=
         std::end(kMacroKinds);
}

/// The XML without the elements directly below its root that `unwanted` names.
template <class Unwanted>
std::string without_elements(const std::string& text, Unwanted&& unwanted) {
  const auto document = xml::Document::parse(text, "", "");
  if (!document) return text;
  std::string out;
  std::size_t copied = 0;
  const std::string_view source = (*document)->source();
  for (xml::Node e = (*document)->root().first_element(); e; e = e.next_element()) {
    if (!unwanted(e)) continue;
    out += source.substr(copied, e.begin() - copied);
    copied = e.end();
  }
  return out += source.substr(copied);
}

class Plainer {
 public:
  using Current = std::function<std::string(std::string_view)>;
  Plainer(const Document& file, const Current& current) : file_(file), current_(current) {}

  PlainDocument run() {
    const std::string type = opc::content_type_of(current_(kContentTypes), file_.main_part);
    // A file without content types is repaired by Word; one that is right stays as it is.
    if (type.empty() || type == kMainType) return {};
    drop_related("");
    drop_related(file_.main_part);
    detach_template();
    plain_.changed[std::string(kContentTypes)] = types();
    return std::move(plain_);
  }

 private:
  std::string bytes(const std::string& part) const {
    const auto changed = plain_.changed.find(part);
    return changed != plain_.changed.end() ? changed->second : current_(part);
  }

  std::vector<opc::Relationship> related(const std::string& part) const {
    const std::string xml = current_(opc::relationships_part(part));
    const auto parsed = xml.empty() ? Result<opc::Relationships>(opc::Relationships())
                                    : opc::Relationships::parse(xml, part, "", Limits{});
    return parsed ? parsed->all() : std::vector<opc::Relationship>();
  }

  /// Drops the relationships of a part that lead to macros, and what they lead to.
  void drop_related(const std::string& part) {
    std::set<std::string, std::less<>> ids;
    for (const opc::Relationship& r : related(part)) {
      if (!leads_to_macros(r)) continue;
      ids.insert(r.id);
      if (!r.external) drop(r.target);
    }
    if (!ids.empty()) drop_relationships(part, ids);
  }

  void drop_relationships(const std::string& part, const std::set<std::string, std::less<>>& ids) {
    const std::string name = stored_name(opc::relationships_part(part));
    plain_.changed[name] = without_elements(
        bytes(name), [&](xml::Node e) { return ids.contains(e.attribute("", "Id").value_or("")); });
  }

  /// A part, its relationships, and the parts that only they lead to.
  void drop(const std::string& part) {
    if (part.empty() || !plain_.dropped.insert(stored_name(part)).second) return;
    for (const opc::Relationship& r : related(part)) {
      if (!r.external) drop(r.target);
    }
    plain_.dropped.insert(stored_name(opc::relationships_part(part)));
  }

  std::string stored_name(const std::string& part) const {
    const package::Entry* entry = file_.package.find(part);
    return entry != nullptr ? entry->name : part;
  }

  /// Word looks for the template, and for its macros, wherever the path leads.
  void detach_template() {
    for (const opc::Relationship& r : related(file_.main_part)) {
      if (r.kind() != "settings" || r.external) continue;
      const std::string settings = stored_name(r.target);
      std::set<std::string, std::less<>> ids;
      for (const opc::Relationship& own : related(settings)) {
        if (own.kind() == "attachedTemplate") ids.insert(own.id);
      }
      if (ids.empty()) continue;
      drop_relationships(settings, ids);
      plain_.changed[settings] = without_elements(
          bytes(settings), [](xml::Node e) { return e.local() == "attachedTemplate"; });
    }
  }

  std::string types() const {
    const std::string kept = without_elements(current_(kContentTypes), [&](xml::Node e) {
      std::string_view part = e.attribute("", "PartName").value_or("");
      if (part.starts_with('/')) part.remove_prefix(1);
      const std::string_view type = e.attribute("", "ContentType").value_or("");
      const std::string name = stored_name(std::string(part));
      const bool macros = type == "application/vnd.ms-office.vbaProject";
      return macros || (e.local() == "Override" &&
                        (name == file_.main_part || plain_.dropped.contains(name)));
    });
    return opc::add_override_type(kept, file_.main_part, kMainType);
  }

  const Document& file_;
  const Current& current_;
  PlainDocument plain_;
};

}  // namespace

PlainDocument without_macros(const Document& file,
                             const std::function<std::string(std::string_view)>& current) {
  return Plainer(file, current).run();
}

}  // namespace sealpress::docx
