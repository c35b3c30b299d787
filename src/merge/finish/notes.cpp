#include "merge/finish/notes.h"

#include <charconv>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/compile/merge_fields.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

bool is_reference(docx::Note::Type type) {
  return type == docx::Note::footnote_reference || type == docx::Note::endnote_reference;
}

bool holds_notes(const docx::StoryPart& part) {
  const std::string_view name = part.root == nullptr ? "" : local_name(part.root->open);
  return name == "footnotes" || name == "endnotes";
}

std::int64_t highest(const std::map<std::string, docx::NoteStory, std::less<>>& notes) {
  std::int64_t most = 0;
  for (const auto& [id, note] : notes) {
    std::int64_t number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    most = std::max(most, number);
  }
  return most;
}

/// A node whose start tag has another w:id.
template <class T>
T* with_id(docx::Arena& arena, const T& node, std::string_view open, const std::string& id) {
  auto* made = static_cast<T*>(with_children(arena, node, node.children));
  const std::string_view tag = start_tag(open);
  made->open =
      arena.text(with_attribute_value(tag, "w:id", id) + std::string(open.substr(tag.size())));
  return made;
}

}  // namespace

NoteSources::NoteSources(const docx::Document& document, std::size_t max_tags, docx::Arena& arena,
                         Faults& faults) {
  std::map<const docx::Node*, std::size_t> known;
  for (const auto& [name, part] : document.parts) {
    if (!holds_notes(part)) continue;
    parts_.insert(name);
    const docx::StoryPart changed = with_merge_fields_as_tags(part, arena, faults);
    const Outline& outline = outlines_.emplace_back(changed, max_tags + 1 - tags(), faults);
    for (std::size_t i = 0; i < changed.root->children.size(); ++i) {
      const auto* story = docx::as<docx::Story>(changed.root->children[i]);
      if (story == nullptr) continue;
      known.emplace(part.root->children[i], all_.size());
      all_.push_back({&part, story, &outline, outline.touched(story), changed.root});
    }
  }
  const auto index = [&](const auto& notes, auto& by_id) {
    for (const auto& [id, note] : notes) {
      const auto found = known.find(note.story);
      if (found != known.end()) by_id.emplace(id, found->second);
    }
  };
  index(document.footnotes, footnotes_);
  index(document.endnotes, endnotes_);
}

std::size_t NoteSources::tags() const {
  std::size_t all = 0;
  for (const Outline& outline : outlines_) all += outline.tags();
  return all;
}

const NoteSource* NoteSources::find(const docx::Note& reference) const {
  if (!is_reference(reference.type)) return nullptr;
  const auto& notes = reference.type == docx::Note::endnote_reference ? endnotes_ : footnotes_;
  const auto found = notes.find(reference.id);
  return found == notes.end() ? nullptr : &all_[found->second];
}

std::int64_t MadeNotes::next(bool endnote) {
  std::int64_t& last = last_[endnote ? 1 : 0];
  if (last == 0) last = highest(endnote ? document_.endnotes : document_.footnotes);
  return ++last;
}

std::string MadeNotes::add(const docx::Note& reference, const docx::Story& source,
                           const docx::Story& made, docx::Arena& arena) {
  const bool endnote = reference.type == docx::Note::endnote_reference;
  if (first_.emplace(&source, &made).second) return std::string(reference.id);
  const std::string id = std::to_string(next(endnote));
  const docx::Story* copy = with_id(arena, made, made.open, id);
  copies_[endnote ? 1 : 0].push_back(copy);
  return id;
}

void MadeNotes::hand_over(docx::View& view, docx::Arena& arena,
                          const std::map<std::string, const docx::Node*>& roots,
                          const std::set<const docx::Story*>& tagged) {
  for (const auto& [part, root] : roots) {
    Nodes children;
    for (const docx::Node* child : root->children) {
      const auto* story = docx::as<docx::Story>(child);
      const auto made = first_.find(story);
      if (made != first_.end()) {
        children.push_back(made->second);
      } else if (story == nullptr || !tagged.contains(story)) {
        children.push_back(child);
      }
    }
    const bool endnotes = local_name(root->open) == "endnotes";
    const auto& copies = copies_[endnotes ? 1 : 0];
    children.insert(children.end(), copies.begin(), copies.end());
    view.replaced[part] = with_children(arena, *root, children);
  }
}

ShowNote::ShowNote(const docx::Note& reference, const NoteSource& source, Block content)
    : reference_(reference),
      part_(*source.part),
      story_(*source.story),
      content_(std::move(content)) {}

void ShowNote::run(Merger& merger, Nodes& out) const {
  const std::string_view outer_part = merger.part;
  const Dialect* outer_dialect = merger.dialect;
  const std::optional<Length> outer_size = merger.type_size;
  merger.part = part_.name;
  merger.dialect = &Dialect::of(start_tag(part_.root->open));
  merger.type_size.reset();
  Nodes made;
  merge::run(content_, merger, made);
  merger.part = outer_part;
  merger.dialect = outer_dialect;
  merger.type_size = outer_size;
  const auto& story = static_cast<const docx::Story&>(*made.front());
  const std::string id = merger.notes.add(reference_, story_, story, merger.arena);
  if (id == reference_.id) return out.push_back(&reference_);
  docx::Note* copy = with_id(merger.arena, reference_, bytes_of(reference_), id);
  copy->id = merger.arena.text(id);
  copy->children = {};
  copy->close = {};
  out.push_back(copy);
}

void ShowNote::bind(Binder& binder) {
  merge::bind(content_, binder);
}

}  // namespace sealpress::merge
