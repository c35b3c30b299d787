#include "docx/read/drawing.h"

namespace sealpress::docx {

const Node* read_drawing(xml::Node e, StoryReader& reader) {
  Unsupported* node = make_node<Unsupported>(reader.arena(), e);
  node->name = qualified_name(e);
  node->children = Tiles(reader.arena(), e).finish();
  reader.remark("docx.unsupported_element", node->name, node);
  return node;
}

}  // namespace sealpress::docx
