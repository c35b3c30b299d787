#include "merge/clone.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

template <class T>
docx::Node* copy_as(docx::Arena& arena, const docx::Node& node) {
  return arena.make<T>(static_cast<const T&>(node));
}

docx::Node* copy(docx::Arena& arena, const docx::Node& node) {
  switch (node.kind) {
    case NodeKind::story:
      return copy_as<docx::Story>(arena, node);
    case NodeKind::paragraph:
      return copy_as<docx::Paragraph>(arena, node);
    case NodeKind::table:
      return copy_as<docx::Table>(arena, node);
    case NodeKind::row:
      return copy_as<docx::Row>(arena, node);
    case NodeKind::cell:
      return copy_as<docx::Cell>(arena, node);
    case NodeKind::control:
      return copy_as<docx::Control>(arena, node);
    case NodeKind::hyperlink:
      return copy_as<docx::Hyperlink>(arena, node);
    case NodeKind::field:
      return copy_as<docx::Field>(arena, node);
    case NodeKind::run:
      return copy_as<docx::Run>(arena, node);
    case NodeKind::drawing:
      return copy_as<docx::Drawing>(arena, node);
    case NodeKind::unsupported:
      return copy_as<docx::Unsupported>(arena, node);
    default:
      return arena.make<docx::Node>(node);
  }
}

}  // namespace

docx::Node* with_children(docx::Arena& arena, const docx::Node& node,
                          std::span<const docx::Node* const> children) {
  docx::Node* made = copy(arena, node);
  made->children = arena.list(children);
  made->intact = false;
  return made;
}

std::string_view bytes_of(const docx::Node& leaf) {
  return leaf.intact ? leaf.source() : leaf.open;
}

const docx::Node* make_raw(docx::Arena& arena, std::string_view xml) {
  docx::Node* raw = arena.make<docx::Node>();
  raw->intact = false;
  raw->open = arena.text(xml);
  return raw;
}

}  // namespace sealpress::merge
