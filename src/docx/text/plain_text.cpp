#include "docx/text/plain_text.h"

#include "docx/text/open_fields.h"
#include "docx/text/word_count.h"

namespace sealpress::docx {
namespace {

class TextReader {
 public:
  explicit TextReader(bool with_boxes) : with_boxes_(with_boxes) {}

  void read(const Node& node) {
    switch (node.kind) {
      case NodeKind::paragraph:
        return read_paragraph(node);
      case NodeKind::text:
        return add(static_cast<const Text&>(node).text);
      case NodeKind::math:
        return add(static_cast<const Math&>(node).text);
      case NodeKind::tab:
        return add("\t");
      case NodeKind::line_break:
        return add("\v");
      case NodeKind::special:
        return read_special(static_cast<const Special&>(node));
      case NodeKind::field_char:
        return fields_.take(static_cast<const FieldChar&>(node));
      case NodeKind::drawing:
        if (with_boxes_) boxes_.push_back(static_cast<const Drawing*>(&node));
        return;
      case NodeKind::raw:
      case NodeKind::deleted:
      case NodeKind::instruction:
        return;
      default:
        return read_children(node);
    }
  }

  std::string out;

 private:
  void read_children(const Node& node) {
    for (const Node* child : node.children) read(*child);
  }

  void read_paragraph(const Node& node) {
    read_children(node);
    out += '\n';
    // Taken first: a text box's own paragraphs may hold drawings again.
    const std::vector<const Drawing*> boxes = std::move(boxes_);
    boxes_.clear();
    for (const Drawing* drawing : boxes) {
      for (const Shape* shape : drawing->shapes) {
        if (shape->text) read_children(*shape->text);
      }
    }
  }

  void read_special(const Special& special) {
    if (special.type == Special::no_break_hyphen) add("-");
    if (special.type == Special::position_tab) add("\t");
  }

  void add(std::string_view text) {
    if (!fields_.hide()) out += text;
  }

  bool with_boxes_;
  std::vector<const Drawing*> boxes_;
  OpenFields fields_;
};

}  // namespace

std::string plain_text(const Node& node) {
  TextReader reader(true);
  reader.read(node);
  return std::move(reader.out);
}

std::string text_without_boxes(const Node& node) {
  TextReader reader(false);
  reader.read(node);
  return std::move(reader.out);
}

}  // namespace sealpress::docx
