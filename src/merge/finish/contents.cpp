#include "merge/finish/contents.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/compile/clone.h"
#include "merge/compile/fields.h"
#include "merge/compile/markup.h"
#include "merge/finish/dialect.h"
#include "opc/content_types.h"
#include "opc/relationships.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

constexpr std::string_view kUpdate = "<w:updateFields w:val=\"true\"/>";
constexpr std::string_view kTypes = "[Content_Types].xml";
constexpr std::string_view kSettingsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
/// What follows w:updateFields in CT_Settings (17.15.1).
constexpr std::string_view kBehind[] = {"hdrShapeDefaults",
                                        "footnotePr",
                                        "endnotePr",
                                        "compat",
                                        "docVars",
                                        "rsids",
                                        "mathPr",
                                        "attachedSchema",
                                        "themeFontLang",
                                        "clrSchemeMapping",
                                        "doNotIncludeSubdocsInStats",
                                        "doNotAutoCompressPictures",
                                        "forceUpgrade",
                                        "captions",
                                        "readModeInkLockDown",
                                        "smartTagType",
                                        "schemaLibrary",
                                        "shapeDefaults",
                                        "doNotEmbedSmartTags",
                                        "decimalSymbol",
                                        "listSeparator"};

bool begins_contents(const docx::Node& parent, std::size_t child) {
  return begins_field(*parent.children[child]) &&
         is_field(instruction_at(parent.children, child), "TOC");
}

/// Looks for contents, and for headings that tags change.
class Search {
 public:
  Search(const docx::Document& file, const Outline& outline) : file_(file), outline_(outline) {}

  void walk(const docx::Node& node, bool in_section) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const docx::Node& child = *node.children[i];
      const bool inside = in_section || in_a_span(node, i);
      if (const auto* paragraph = docx::as<docx::Paragraph>(&child)) visit(*paragraph, inside);
      if (holds_children(child.kind)) walk(child, inside);
    }
  }

  const docx::Node* contents = nullptr;
  bool changing = false;

 private:
  bool in_a_span(const docx::Node& node, std::size_t child) const {
    const std::vector<Span>& spans = outline_.spans(&node);
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Span& span) { return span.begin <= child && child < span.end; });
  }

  void visit(const docx::Paragraph& paragraph, bool in_section) {
    for (std::size_t i = 0; i < paragraph.children.size(); ++i) {
      if (contents == nullptr && begins_contents(paragraph, i)) contents = &paragraph;
    }
    if (!in_section && outline_.sites(&paragraph) == nullptr) return;
    const docx::ParagraphProperties all =
        file_.styles.paragraph(*paragraph.properties, nullptr, nullptr);
    changing = changing || all.outline_level.value_or(9) < 9;
  }

  const docx::Document& file_;
  const Outline& outline_;
};

const docx::Node* stale(const docx::Node& node, docx::Arena& arena);

/// A run whose marks of a field's begin say that the result is out of date.
const docx::Node* stale_run(const docx::Node& run, docx::Arena& arena) {
  std::vector<const docx::Node*> children;
  for (const docx::Node* child : run.children) {
    const auto* mark = docx::as<docx::FieldChar>(child);
    if (mark != nullptr && mark->type == docx::FieldChar::begin) {
      const std::string_view tag = start_tag(child->open);
      const std::size_t end = tag.ends_with("/>") ? tag.size() - 2 : tag.size() - 1;
      docx::Node* made = with_children(arena, *child, child->children);
      made->open = arena.text(without_attributes(tag.substr(0, end), {"w:dirty"}) +
                              " w:dirty=\"true\">" + std::string(child->open.substr(tag.size())));
      if (made->close.empty()) made->close = "</w:fldChar>";
      child = made;
    }
    children.push_back(child);
  }
  return with_children(arena, run, children);
}

const docx::Node* stale(const docx::Node& node, docx::Arena& arena) {
  std::vector<const docx::Node*> children;
  bool changed = false;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const docx::Node* child = node.children[i];
    if (begins_contents(node, i)) {
      child = stale_run(*child, arena);
    } else if (holds_children(child->kind)) {
      child = stale(*child, arena);
    }
    changed = changed || child != node.children[i];
    children.push_back(child);
  }
  return changed ? with_children(arena, node, children) : &node;
}

std::string current(const docx::View& view, std::string_view part) {
  const auto known = view.replaced_bytes.find(part);
  return known != view.replaced_bytes.end() ? known->second
                                            : view.file->package.read(part).value_or("");
}

/// The settings' part, made if there is none.
std::string settings_part(docx::View& view) {
  const std::string& main = view.file->main_part;
  const std::string rels = opc::relationships_part(main);
  const auto parsed = opc::Relationships::parse(current(view, rels), main, "", Limits{});
  const opc::Relationship* known = parsed ? parsed->find_kind("settings") : nullptr;
  if (known != nullptr && !known->external) {
    const package::Entry* entry = view.file->package.find(known->target);
    if (entry != nullptr) return entry->name;
  }
  const std::string part = "word/settings.xml";
  const Dialect& dialect = Dialect::of(start_tag(view.root(main)->open));
  std::string id;
  view.replaced_bytes[rels] = opc::add_relationship(
      current(view, rels), "rIdSettings", dialect.relationship("settings"), "/" + part, id);
  view.replaced_bytes[std::string(kTypes)] =
      opc::add_override_type(current(view, kTypes), part, kSettingsType);
  view.replaced_bytes[part] = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:settings xmlns:w=\"{}\">"
      "</w:settings>",
      dialect.w);
  return part;
}

}  // namespace

const docx::Node* changing_contents(const docx::Document& file, const docx::StoryPart& part,
                                    const Outline& outline) {
  Search search(file, outline);
  search.walk(*part.root, false);
  return search.changing ? search.contents : nullptr;
}

const docx::Node* with_stale_contents(const docx::Node& root, docx::Arena& arena) {
  return stale(root, arena);
}

std::optional<ChangedPart> settings_without_mail_merge(const docx::Document& file) {
  docx::View view;
  view.file = std::shared_ptr<const docx::Document>(std::shared_ptr<void>(), &file);
  const std::string rels = opc::relationships_part(file.main_part);
  const auto parsed = opc::Relationships::parse(current(view, rels), file.main_part, "", Limits{});
  const opc::Relationship* known = parsed ? parsed->find_kind("settings") : nullptr;
  if (known == nullptr || known->external) return std::nullopt;
  const std::string xml = current(view, known->target);
  const std::vector<std::size_t> tags = start_tags(xml);
  if (tags.empty() || xml.find("mailMerge") == std::string::npos) return std::nullopt;
  return ChangedPart{known->target, xml.substr(0, tags.front()) +
                                        without_children(std::string_view(xml).substr(tags.front()),
                                                         {"mailMerge"})};
}

void ask_for_update(docx::View& view) {
  const std::string part = settings_part(view);
  std::string xml = current(view, part);
  const std::vector<std::size_t> tags = start_tags(xml);
  if (tags.empty()) return;
  const std::string_view root = std::string_view(xml).substr(tags.front());
  std::size_t at = xml.rfind("</");
  for (const std::string_view child : child_elements(root)) {
    const auto begin = static_cast<std::size_t>(child.data() - xml.data());
    if (local_name(child) == "updateFields") {
      xml.replace(begin, child.size(), kUpdate);
      view.replaced_bytes[part] = std::move(xml);
      return;
    }
    const bool behind =
        std::find(std::begin(kBehind), std::end(kBehind), local_name(child)) != std::end(kBehind);
    if (behind) at = std::min(at, begin);
  }
  if (at == xml.npos) return;  // <w:settings/> says nothing to begin with
  view.replaced_bytes[part] = xml.insert(at, kUpdate);
}

}  // namespace sealpress::merge
