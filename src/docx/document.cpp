#include "docx/document.h"

#include <algorithm>

namespace sealpress::docx {

namespace {

const Story* first_story(const Node* root) {
  if (root == nullptr) return nullptr;
  for (const Node* node : root->children) {
    if (const Story* story = as<Story>(node)) return story;
  }
  return nullptr;
}

/// The story at the place that `wanted` has among the stories of `original`.
const Story* same_story(const Node& original, const Node& root, const Story* wanted) {
  const auto stories = [](const Node& parent) {
    std::vector<const Story*> found;
    for (const Node* node : parent.children) {
      if (const Story* story = as<Story>(node)) found.push_back(story);
    }
    return found;
  };
  const auto before = stories(original), now = stories(root);
  const auto at =
      static_cast<std::size_t>(std::find(before.begin(), before.end(), wanted) - before.begin());
  return at < before.size() && at < now.size() ? now[at] : nullptr;
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
  const auto& notes = type == Note::endnote_reference ? file->endnotes : file->footnotes;
  const auto found = notes.find(id);
  if (found == notes.end()) return nullptr;
  for (const auto& [part, root_node] : replaced) {
    const auto original = file->parts.find(part);
    if (original == file->parts.end() || root_node == nullptr) continue;
    const Story* story = same_story(*original->second.root, *root_node, found->second.story);
    if (story != nullptr) return story;
  }
  return found->second.story;
}

}  // namespace sealpress::docx
