#include "merge/compile/clone.h"

#include "docx/edit.h"

namespace sealpress::merge {

docx::Node* with_children(docx::Arena& arena, const docx::Node& node,
                          std::span<const docx::Node* const> children) {
  return docx::with_children(node, arena.list(children), arena);
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
