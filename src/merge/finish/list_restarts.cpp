#include "merge/finish/list_restarts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/graft/graft.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

/// The list that a paragraph belongs to, by its own words or its style's; 0 if none.
docx::ParagraphProperties resolved(const docx::Document& file, const docx::Paragraph& paragraph) {
  return file.styles.paragraph(*paragraph.properties, nullptr, nullptr);
}

/// A paragraph of a list, and the sections around it from the outermost.
struct Use {
  std::vector<std::size_t> sections;
  std::vector<bool> begins;  ///< for each section: it is the first paragraph of a copy
};

/// Gathers the paragraphs of every list of a part.
class Survey {
 public:
  Survey(const docx::Document& document, const Outline& outline)
      : document_(document), outline_(outline) {}

  std::map<int, std::vector<Use>> run(const docx::Node& root) {
    walk(root);
    return std::move(uses_);
  }

 private:
  void walk(const docx::Node& parent) {
    for (std::size_t i = 0; i < parent.children.size(); ++i) {
      const docx::Node& child = *parent.children[i];
      if (outline_.removed(&child) || child.kind == NodeKind::deleted) continue;
      const std::size_t outer = sections_.size();
      enter(parent, i);
      if (const auto* paragraph = docx::as<docx::Paragraph>(&child)) {
        visit(*paragraph);
      } else if (holds_children(child.kind)) {
        walk(child);
      }
      sections_.resize(outer);
    }
  }

  void enter(const docx::Node& parent, std::size_t child) {
    std::vector<const Span*> around;
    for (const Span& span : outline_.spans(&parent)) {
      if (span.begin <= child && child < span.end && span.open->tag.repeats()) {
        around.push_back(&span);
      }
    }
    std::sort(around.begin(), around.end(),
              [](const Span* a, const Span* b) { return a->open->order < b->open->order; });
    for (const Span* span : around) sections_.push_back(span->open->order);
  }

  void visit(const docx::Paragraph& paragraph) {
    const int list = resolved(document_, paragraph).num_id.value_or(0);
    Use use;
    for (const std::size_t section : sections_) {
      use.sections.push_back(section);
      use.begins.push_back(entered_.insert(section).second);
    }
    if (list != 0) uses_[list].push_back(std::move(use));
  }

  const docx::Document& document_;
  const Outline& outline_;
  std::vector<std::size_t> sections_;
  std::set<std::size_t> entered_;  ///< sections of which a paragraph was met
  std::map<int, std::vector<Use>> uses_;
};

/// How many sections all paragraphs of a list have in common.
std::size_t common_sections(const std::vector<Use>& uses) {
  std::size_t common = uses.front().sections.size();
  for (const Use& use : uses) {
    const auto& a = uses.front().sections;
    const auto& b = use.sections;
    const std::size_t most = std::min({common, a.size(), b.size()});
    common = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(most), b.begin()).first -
        a.begin());
  }
  return common;
}

/// The paragraph in another list. A list that its style names is named by the paragraph itself from
/// now on, on the same level.
const docx::Node* in_list(const docx::Paragraph& paragraph, int list, int level,
                          docx::Arena& arena) {
  std::vector<const docx::Node*> children(paragraph.children.begin(), paragraph.children.end());
  const std::string number =
      fmt::format("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>", level, list);
  bool stated = false;
  for (const docx::Node*& child : children) {
    if (child->kind != NodeKind::raw || stated) continue;
    const std::string_view bytes = bytes_of(*child);
    for (const std::string_view element : elements(bytes)) {
      if (local_name(element) != "pPr") continue;
      const auto begin = static_cast<std::size_t>(element.data() - bytes.data());
      child = make_raw(arena, std::string(bytes.substr(0, begin)) +
                                  with_paragraph_property(element, number) +
                                  std::string(bytes.substr(begin + element.size())));
      stated = true;
      break;
    }
  }
  if (!stated) children.insert(children.begin(), make_raw(arena, "<w:pPr>" + number + "</w:pPr>"));
  auto* made = static_cast<docx::Paragraph*>(with_children(arena, paragraph, children));
  docx::ParagraphProperties properties = *paragraph.properties;
  properties.num_id = list;
  properties.num_level = level;
  made->properties = arena.keep(std::move(properties));
  return made;
}

/// Puts the paragraphs of one list into another.
class Renumbering {
 public:
  /// `to` gives the new list's number when the first paragraph is met; 0 leaves all as they are.
  Renumbering(const docx::Document& document, docx::Arena& arena, int from, std::function<int()> to)
      : document_(document), arena_(arena), from_(from), to_(std::move(to)) {}

  const docx::Node* run(const docx::Node& node) {
    if (const auto* paragraph = docx::as<docx::Paragraph>(&node)) return renumber(*paragraph);
    const bool enter = holds_children(node.kind) && node.kind != NodeKind::drawing;
    if (!enter) return &node;
    std::vector<const docx::Node*> children;
    bool changed = false;
    for (const docx::Node* child : node.children) {
      children.push_back(run(*child));
      changed = changed || children.back() != child;
    }
    return changed ? with_children(arena_, node, children) : &node;
  }

 private:
  const docx::Node* renumber(const docx::Paragraph& paragraph) {
    const docx::ParagraphProperties all = resolved(document_, paragraph);
    if (all.num_id != from_) return &paragraph;
    const int list = to_();
    if (list == 0) return &paragraph;
    return in_list(paragraph, list, all.num_level.value_or(0), arena_);
  }

  const docx::Document& document_;
  docx::Arena& arena_;
  int from_;
  std::function<int()> to_;
};

/// A w:num like another, whose levels all begin anew. `number` is that of the new one.
std::string restarted(xml::Node like, std::string_view source, int number,
                      const docx::NumberingInstance& instance) {
  const std::string_view element = source.substr(like.begin(), like.end() - like.begin());
  const std::string name(element_name(element));
  const std::string prefix = name.substr(0, name.size() - local_name(element).size());
  std::string overrides[9], out;
  for (const std::string_view child : child_elements(element)) {
    if (local_name(child) == "abstractNumId") out += child;
    if (local_name(child) != "lvlOverride") continue;
    const auto level = attribute(start_tag(child), prefix + "ilvl");
    if (level && level->size() == 1 && level->front() >= '0' && level->front() <= '8') {
      std::string& inner = overrides[level->front() - '0'];
      for (const std::string_view part : child_elements(child)) {
        if (local_name(part) == "lvl") inner += part;
      }
    }
  }
  for (std::size_t level = 0; level < 9; ++level) {
    const int start = instance.start_overrides[level].value_or(instance.levels[level].start);
    out += fmt::format(
        "<{0}lvlOverride {0}ilvl=\"{1}\"><{0}startOverride {0}val=\"{2}\"/>{3}"
        "</{0}lvlOverride>",
        prefix, level, start, overrides[level]);
  }
  return fmt::format("<{0} {1}numId=\"{2}\">{3}</{0}>", name, prefix, number, out);
}

std::string numbering_part(const docx::Document& file) {
  const auto relationships = opc::Relationships::parse(
      file.package.read(opc::relationships_part(file.main_part)).value_or("<Relationships/>"),
      file.main_part, "", Limits{});
  const opc::Relationship* known = relationships ? relationships->find_kind("numbering") : nullptr;
  const package::Entry* entry =
      known == nullptr || known->external ? nullptr : file.package.find(known->target);
  return entry == nullptr ? "" : entry->name;
}

}  // namespace

ListRestarts find_list_restarts(const docx::Document& document, const docx::StoryPart& part,
                                const Outline& outline) {
  ListRestarts restarts;
  for (const auto& [list, uses] : Survey(document, outline).run(*part.root)) {
    const std::size_t common = common_sections(uses);
    for (std::size_t i = 0; i < common; ++i) {
      ListRestart restart{list, uses.size() > 1 && !uses.front().begins[i], {}};
      const auto& sections = uses.front().sections;
      restart.inner.assign(sections.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                           sections.begin() + static_cast<std::ptrdiff_t>(common));
      restarts[sections[i]].push_back(std::move(restart));
    }
  }
  return restarts;
}

bool RestartedLists::applies(std::size_t section, const ListRestart& restart) const {
  if (const auto known = started_.find(restart.list); known != started_.end()) {
    return known->second == section;
  }
  return restart.several || std::any_of(restart.inner.begin(), restart.inner.end(),
                                        [&](std::size_t s) { return repeated_.contains(s); });
}

void RestartedLists::begin_copy(std::size_t section, const std::vector<ListRestart>& restarts,
                                std::vector<const docx::Node*>& nodes, std::size_t first,
                                docx::Arena& arena) {
  for (const ListRestart& restart : restarts) {
    if (!applies(section, restart)) continue;
    int list = -1;
    // The first copy that shows the list keeps it.
    const auto number = [&] {
      if (list >= 0) return list;
      list = 0;
      if (!started_.emplace(restart.list, section).second) {
        list = grafts_.next_list();
        made_.push_back({list, restart.list});
      }
      return list;
    };
    Renumbering renumbering(document_, arena, restart.list, number);
    for (std::size_t i = first; i < nodes.size(); ++i) nodes[i] = renumbering.run(*nodes[i]);
  }
}

Result<void> RestartedLists::hand_over(docx::View& view) const {
  const std::string part = made_.empty() ? "" : numbering_part(document_);
  if (part.empty()) return {};
  Result<std::string> bytes = document_.package.read(part);
  if (!bytes) return fail(std::move(bytes.error()));
  auto parsed = xml::Document::parse(*bytes, document_.package.name(), part);
  if (!parsed) return fail(std::move(parsed.error()));
  const std::string_view source = (*parsed)->source();
  std::map<int, xml::Node> lists;
  for (xml::Node e = (*parsed)->root().first_element(); e; e = e.next_element()) {
    const auto id = e.local() == "num" ? e.attribute(e.ns(), "numId") : std::nullopt;
    if (id) lists.emplace(std::atoi(std::string(*id).c_str()), e);
  }
  if (lists.empty()) return {};
  std::string added;
  for (const Made& made : made_) {
    const auto instance = document_.numbering.instances.find(made.like);
    const auto like = lists.find(made.like);
    if (instance == document_.numbering.instances.end() || like == lists.end()) continue;
    added += restarted(like->second, source, made.list, instance->second);
  }
  std::string changed(source);
  std::size_t behind = 0;
  for (const auto& [id, element] : lists) behind = std::max(behind, element.end());
  view.replaced_bytes[part] = changed.insert(behind, added);
  // Reading again begins with the main part, even if the lists stand in a header.
  view.replaced.try_emplace(document_.main_part,
                            document_.parts.find(document_.main_part)->second.root);
  grafts_.read_again();
  return {};
}

}  // namespace sealpress::merge
