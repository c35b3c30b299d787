#include "docx/text/word_count.h"

#include "docx/text/plain_text.h"
#include "text/unicode.h"

namespace sealpress::docx {
namespace {

/// Calls `visit` with every note reference below a node, text boxes among them.
template <class Visit>
void each_note(const Node& node, Visit&& visit) {
  if (const auto* note = as<Note>(&node)) return visit(*note);
  if (node.kind == NodeKind::deleted) return;
  for (const Node* child : node.children) each_note(*child, visit);
}

bool is_reference(Note::Type type) {
  return type == Note::footnote_reference || type == Note::endnote_reference;
}

std::string notes_of(const Document& file, const Node& block) {
  std::string text;
  each_note(block, [&](const Note& note) {
    if (!is_reference(note.type)) return;
    const auto& notes = note.type == Note::endnote_reference ? file.endnotes : file.footnotes;
    const auto found = notes.find(note.id);
    if (found != notes.end()) text += plain_text(*found->second.story);
  });
  return text;
}

void collect_controls(const Node& node, const std::string& key, std::vector<const Node*>& out) {
  if (const auto* control = as<Control>(&node)) {
    if (text::label_key(control->tag) == key || text::label_key(control->alias) == key) {
      return out.push_back(control);
    }
  }
  for (const Node* child : node.children) collect_controls(*child, key, out);
}

}  // namespace

std::string counted_text(const Document& file, std::span<const Node* const> blocks) {
  std::string text, notes;
  for (const Node* block : blocks) {
    text += plain_text(*block);
    notes += notes_of(file, *block);
  }
  if (!text.empty() && text.back() != '\n' && !notes.empty()) text += '\n';
  return text + notes;
}

WordCount count_words(const Document& file, std::span<const Node* const> blocks) {
  WordCount count;
  count.all = text::count(counted_text(file, blocks));
  std::string body;
  for (const Node* block : blocks) body += text_without_boxes(*block);
  count.body = text::count(body);
  return count;
}

WordCount count_words(const Document& file) {
  WordCount count;
  count.body = text::count(text_without_boxes(*file.body));
  count.all = text::count(plain_text(*file.body));
  for (const auto* notes : {&file.footnotes, &file.endnotes}) {
    for (const auto& [id, note] : *notes) {
      if (is_reference(note.type)) count.all += text::count(plain_text(*note.story));
    }
  }
  return count;
}

std::vector<const Node*> find_controls(const Document& file, std::string_view key) {
  std::vector<const Node*> found;
  for (const auto& [name, part] : file.parts) {
    if (part.root != nullptr) collect_controls(*part.root, text::label_key(key), found);
  }
  return found;
}

}  // namespace sealpress::docx
