#include "merge/compile/merge_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "merge/compile/clone.h"
#include "merge/compile/fields.h"
#include "merge/compile/markup.h"
#include "merge/compile/outline.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;
using Nodes = std::vector<const docx::Node*>;

constexpr std::string_view kKind = "MERGEFIELD";

/// The tag for a field's instruction, nullopt if it asks for what a tag cannot do.
std::optional<std::string> tag_for(std::string_view instruction) {
  const auto words = field_words(instruction);
  if (words.size() < 2) return std::nullopt;
  for (std::size_t i = 2; i < words.size(); i += 2) {
    const bool format =
        words[i] == "\\*" && i + 1 < words.size() &&
        (same_word(words[i + 1], "MERGEFORMAT") || same_word(words[i + 1], "CHARFORMAT"));
    if (!format) return std::nullopt;
  }
  const std::string& name = words[1];
  const bool plain = name.find_first_of("|:{}\"#^/+@.=") == std::string::npos;
  return plain ? "{{" + name + "}}" : "{{\"" + name + "\"}}";
}

class Rewriter {
 public:
  Rewriter(docx::Arena& arena, Faults& faults) : arena_(arena), faults_(faults) {}

  const docx::Node* run(const docx::Node& node) {
    if (!holds_children(node.kind)) return &node;
    Nodes children;
    for (std::size_t i = 0; i < node.children.size(); ++i) i = add(node, i, children);
    const bool same =
        std::equal(children.begin(), children.end(), node.children.begin(), node.children.end());
    return same ? &node : with_children(arena_, node, children);
  }

 private:
  /// Adds the child, or the tag for the field that begins with it; the index of the last child that
  /// is dealt with.
  std::size_t add(const docx::Node& parent, std::size_t i, Nodes& out) {
    const docx::Node& child = *parent.children[i];
    const auto* simple = docx::as<docx::Field>(&child);
    if (simple != nullptr && is_field(simple->instruction, kKind)) {
      out.push_back(tag(child, simple->instruction, first_run(child.children)));
      return i;
    }
    if (begins_field(child)) {
      const auto field = complex_field(parent.children, i);
      if (field && !field->nested && is_field(field->instruction, kKind)) {
        add_complex(parent, *field, out);
        return field->end;
      }
      const std::string instruction = instruction_at(parent.children, i);
      const bool inside = field && field->nested && mentions_merge_field(instruction);
      if (inside || is_field(instruction, kKind)) refuse(child, instruction);
    }
    out.push_back(run(child));
    return i;
  }

  void add_complex(const docx::Node& parent, const ComplexField& field, Nodes& out) {
    const auto children = parent.children;
    const docx::Run* like =
        field.separate < field.end
            ? first_run(children.subspan(field.separate + 1, field.end - field.separate - 1))
            : nullptr;
    if (like == nullptr) like = docx::as<docx::Run>(children[field.begin]);
    out.push_back(tag(*children[field.begin], field.instruction, like));
    for (std::size_t i = field.begin; i <= field.end; ++i) {  // bookmarks and the like
      if (children[i]->kind != NodeKind::run) out.push_back(children[i]);
    }
  }

  static bool mentions_merge_field(std::string_view instruction) {
    const auto words = field_words(instruction);
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return same_word(word, kKind); });
  }

  static const docx::Run* first_run(std::span<const docx::Node* const> nodes) {
    for (const docx::Node* node : nodes) {
      if (const auto* run = docx::as<docx::Run>(node)) return run;
    }
    return nullptr;
  }

  const docx::Node* tag(const docx::Node& at, std::string_view instruction, const docx::Run* like) {
    const std::optional<std::string> words = tag_for(instruction);
    if (!words) {
      refuse(at, instruction);
      return &at;
    }
    return tag_run(*words, like);
  }

  void refuse(const docx::Node& at, std::string_view instruction) {
    faults_.add(input_error("merge.merge_field").with("field", std::string(instruction)), at,
                instruction);
  }

  /// A run of the template, as if it had been typed: its bytes lie together.
  const docx::Run* tag_run(const std::string& words, const docx::Run* like) {
    std::string_view rpr;
    for (const std::string_view child :
         like == nullptr ? std::vector<std::string_view>() : child_elements(like->source())) {
      if (local_name(child) == "rPr") rpr = child;
    }
    constexpr std::string_view kRun = "<w:r>", kText = "<w:t xml:space=\"preserve\">",
                               kTextEnd = "</w:t>", kRunEnd = "</w:r>";
    const std::string escaped = xml::escape_text(words);
    std::string_view rest =
        arena_.text(fmt::format("{}{}{}{}{}{}", kRun, rpr, kText, escaped, kTextEnd, kRunEnd));
    const auto take = [&](std::size_t size) {
      const std::string_view taken = rest.substr(0, size);
      rest.remove_prefix(size);
      return taken;
    };
    docx::Run* run = arena_.make<docx::Run>();
    run->open = take(kRun.size());
    Nodes children;
    if (!rpr.empty()) children.push_back(raw(take(rpr.size())));
    docx::Text* text = arena_.make<docx::Text>();
    text->open = take(kText.size());
    text->children = arena_.list(Nodes{raw(take(escaped.size()))});
    text->close = take(kTextEnd.size());
    text->text = arena_.text(words);
    children.push_back(text);
    run->children = arena_.list(children);
    run->close = take(kRunEnd.size());
    run->properties = like != nullptr ? like->properties : arena_.keep(docx::RunProperties{});
    return run;
  }

  const docx::Node* raw(std::string_view bytes) {
    docx::Node* node = arena_.make<docx::Node>();
    node->open = bytes;
    node->close = bytes.substr(bytes.size());
    return node;
  }

  docx::Arena& arena_;
  Faults& faults_;
};

}  // namespace

docx::StoryPart with_merge_fields_as_tags(const docx::StoryPart& part, docx::Arena& arena,
                                          Faults& faults) {
  docx::StoryPart changed = part;
  changed.root = Rewriter(arena, faults).run(*part.root);
  return changed;
}

}  // namespace sealpress::merge
