#include "docx/document.h"

namespace sealpress::docx {

namespace {

const Story* first_story(const Node* root) {
  if (root == nullptr) return nullptr;
  for (const Node* node : root->children) {
    if (const Story* story = as<Story>(node)) return story;
  }
  return nullptr;
}

/// The story of that id among those of a part's root; nullptr if there is none.
const Story* story_of(const Node& root, std::string_view id) {
  const std::string marks[] = {"w:id=\"" + std::string(id) + "\"",
                               "w:id='" + std::string(id) + "'"};
  for (const Node* node : root.children) {
    const Story* story = as<Story>(node);
    const std::string_view tag =
        story == nullptr ? "" : story->open.substr(0, story->open.find('>'));
    for (const std::string& mark : marks) {
      if (tag.find(mark) != tag.npos) return story;
    }
  }
  return nullptr;
}

/// Whether a part's root holds footnotes, or endnotes.
bool holds_notes(const Node& root, bool endnotes) {
  const std::string_view name = root.open.substr(0, root.open.find_first_of(" \t\r\n/>"));
  return name.ends_with(endnotes ? ":endnotes" : ":footnotes");
}

}  // namespace

std::string_view Document::part_bytes(std::string_view part) const {
  const std::scoped_lock lock(cache_mutex_);
  const auto known = cache_.find(part);
  if (known != cache_.end()) return known->second;
  auto bytes = package.read(part);
  return cache_.emplace(part, bytes ? std::move(*bytes) : std::string()).first->second;
}

const Node* View::root(std::string_view part) const {
  const auto merged = replaced.find(part);
  if (merged != replaced.end()) return merged->second;
  const auto own = file->parts.find(part);
  return own == file->parts.end() ? nullptr : own->second.root;
}

const Story* View::body() const {
  return first_story(root(file->main_part));
}

const Story* View::story(std::string_view part) const {
  return as<Story>(root(part));
}

const Story* View::note(Note::Type type, std::string_view id) const {
  const bool endnote = type == Note::endnote_reference;
  for (const auto& [part, root] : replaced) {
    if (root == nullptr || !holds_notes(*root, endnote)) continue;
    if (const Story* made = story_of(*root, id)) return made;
  }
  const auto& own = endnote ? file->endnotes : file->footnotes;
  const auto found = own.find(id);
  return found == own.end() ? nullptr : found->second.story;
}

}  // namespace sealpress::docx
