// Builder: what nodes look like when nothing is filled in.
#include "merge/compile/builder.h"
#include "merge/compile/clone.h"
#include "merge/compile/markup.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

const docx::Node* last_paragraph(const docx::Node& node) {
  for (std::size_t i = node.children.size(); i-- > 0;) {
    const docx::Node& child = *node.children[i];
    if (child.kind == NodeKind::paragraph) return &child;
    if (child.kind != NodeKind::control && child.kind != NodeKind::wrapper) continue;
    if (const docx::Node* found = last_paragraph(child)) return found;
  }
  return nullptr;
}

const docx::Node* first_row(const docx::Node& node) {
  for (const docx::Node* child : node.children) {
    if (child->kind == NodeKind::row) return child;
    if (child->kind != NodeKind::control && child->kind != NodeKind::wrapper) continue;
    if (const docx::Node* found = first_row(*child)) return found;
  }
  return nullptr;
}

/// Properties and the table's grid, which give a node its shape: what is left of markup that shows
/// nothing without bookmarks and the like.
std::string shape_of(const docx::Node& raw) {
  std::string shape;
  for (const std::string_view element : elements(bytes_of(raw))) {
    const std::string_view name = local_name(element);
    if (name.ends_with("Pr") || name == "tblPrEx" || name == "tblGrid") shape += element;
  }
  return shape;
}

}  // namespace

/// Paragraph and row ids (w14:paraId) serve comments; a copy goes without.
const docx::Node* Builder::without_paragraph_id(const docx::Node& node) {
  const bool named = node.kind == NodeKind::paragraph || node.kind == NodeKind::row;
  if (!named || node.open.find(":paraId=") == node.open.npos) return &node;
  const std::string_view tag = start_tag(node.open);
  docx::Node* made = with_children(arena_, node, node.children);
  made->open = arena_.text(without_attributes(tag, {"w14:paraId", "w14:textId"}) +
                           std::string(node.open.substr(tag.size())));
  return made;
}

/// What is left of block content where nothing is filled in: rows, cells and paragraphs with their
/// properties, without what they show.
void Builder::blank(const docx::Node& node, Nodes& out) {
  switch (node.kind) {
    case NodeKind::control:
    case NodeKind::wrapper:
      for (const docx::Node* child : node.children) blank(*child, out);
      return;
    case NodeKind::paragraph:
    case NodeKind::cell:
    case NodeKind::row:
    case NodeKind::table:
      break;
    default:
      return;
  }
  if (outline_.removed(&node)) return;
  Nodes children;
  for (const docx::Node* child : node.children) {
    if (child->kind == NodeKind::raw) {
      add_shape(*child, children);
    } else if (node.kind == NodeKind::row || node.kind == NodeKind::table) {
      blank(*child, children);
    }
  }
  if (node.kind == NodeKind::cell) children.push_back(blank_paragraph(node));
  out.push_back(with_children(arena_, *without_paragraph_id(node), children));
}

void Builder::add_shape(const docx::Node& raw, Nodes& out) {
  const std::string shape = shape_of(raw);
  if (!shape.empty()) out.push_back(make_raw(arena_, shape));
}

const docx::Node* Builder::emptied(const docx::Node& paragraph) {
  Nodes children;
  for (const docx::Node* child : paragraph.children) {
    if (child->kind == NodeKind::raw) add_shape(*child, children);
  }
  return with_children(arena_, *without_paragraph_id(paragraph), children);
}

/// The last paragraph of a cell or a story, empty.
const docx::Node* Builder::blank_paragraph(const docx::Node& node) {
  if (const docx::Node* last = last_paragraph(node)) return emptied(*last);
  docx::Paragraph* made = arena_.make<docx::Paragraph>();
  made->intact = false;
  made->open = "<w:p/>";
  made->properties = arena_.keep(docx::ParagraphProperties{});
  made->mark = arena_.keep(docx::RunProperties{});
  return made;
}

const docx::Node* Builder::filler_for(const docx::Node& node) {
  if (node.kind == NodeKind::cell || node.kind == NodeKind::story) return blank_paragraph(node);
  const docx::Node* row = node.kind == NodeKind::table ? first_row(node) : nullptr;
  if (row == nullptr) return nullptr;
  Nodes blanked;
  blank(*row, blanked);
  return blanked.empty() ? nullptr : blanked.front();
}

const docx::Node* Builder::root_with_namespaces(const docx::StoryPart& part) {
  const std::string_view tag = start_tag(part.root->open);
  const std::optional<std::string> patched = with_control_namespaces(tag);
  if (!patched || !element_name(tag).starts_with("w:")) {
    faults_.add(input_error("merge.foreign_prefix"), part.name);
    return part.root;
  }
  docx::Node* made = with_children(arena_, *part.root, part.root->children);
  made->open = arena_.text(*patched + std::string(part.root->open.substr(tag.size())));
  return made;
}

}  // namespace sealpress::merge
