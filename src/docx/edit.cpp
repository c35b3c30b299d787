#include "docx/edit.h"

#include <algorithm>

namespace sealpress::docx {

namespace {

template <class T>
Node* copy_of(const Node& node, Arena& arena) {
  return arena.make<T>(static_cast<const T&>(node));
}

Node* copy(const Node& node, Arena& arena) {
  switch (node.kind) {
    case NodeKind::story:
      return copy_of<Story>(node, arena);
    case NodeKind::paragraph:
      return copy_of<Paragraph>(node, arena);
    case NodeKind::table:
      return copy_of<Table>(node, arena);
    case NodeKind::row:
      return copy_of<Row>(node, arena);
    case NodeKind::cell:
      return copy_of<Cell>(node, arena);
    case NodeKind::control:
      return copy_of<Control>(node, arena);
    case NodeKind::hyperlink:
      return copy_of<Hyperlink>(node, arena);
    case NodeKind::field:
      return copy_of<Field>(node, arena);
    case NodeKind::run:
      return copy_of<Run>(node, arena);
    case NodeKind::text:
      return copy_of<Text>(node, arena);
    case NodeKind::line_break:
      return copy_of<LineBreak>(node, arena);
    case NodeKind::symbol:
      return copy_of<Symbol>(node, arena);
    case NodeKind::special:
      return copy_of<Special>(node, arena);
    case NodeKind::field_char:
      return copy_of<FieldChar>(node, arena);
    case NodeKind::instruction:
      return copy_of<Instruction>(node, arena);
    case NodeKind::note:
      return copy_of<Note>(node, arena);
    case NodeKind::drawing:
      return copy_of<Drawing>(node, arena);
    case NodeKind::bookmark:
      return copy_of<Bookmark>(node, arena);
    case NodeKind::math:
      return copy_of<Math>(node, arena);
    case NodeKind::seal_place:
      return copy_of<SealPlace>(node, arena);
    case NodeKind::unsupported:
      return copy_of<Unsupported>(node, arena);
    case NodeKind::tab:
      return copy_of<Tab>(node, arena);
    case NodeKind::raw:
    case NodeKind::wrapper:
    case NodeKind::deleted:
      break;
  }
  return copy_of<Node>(node, arena);
}

/// <w:p x="1"/> becomes <w:p x="1"> and </w:p>.
void open_empty(Node& node, Arena& arena) {
  if (!node.close.empty() || !node.open.ends_with("/>")) return;
  const std::string_view start = node.open.substr(0, node.open.size() - 2);
  const std::string_view name = start.substr(1, start.find_first_of(" \t\r\n") - 1);
  node.open = arena.text(std::string(start) + ">");
  node.close = arena.text("</" + std::string(name) + ">");
}

std::vector<const Node*> stories_of(std::span<const Node* const> children) {
  std::vector<const Node*> stories;
  for (const Node* child : children) {
    if (child->kind == NodeKind::story) stories.push_back(child);
  }
  return stories;
}

/// The story among `now` that comes where `story` came among the stories of `before`.
const Story* moved(const Story* story, std::span<const Node* const> before,
                   std::span<const Node* const> now) {
  const std::vector<const Node*> old_ones = stories_of(before), new_ones = stories_of(now);
  const auto at = static_cast<std::size_t>(std::find(old_ones.begin(), old_ones.end(), story) -
                                           old_ones.begin());
  return at < old_ones.size() && at < new_ones.size() ? as<Story>(new_ones[at]) : story;
}

void move_text_boxes(Drawing& drawing, std::span<const Node* const> before,
                     std::span<const Node* const> now, Arena& arena) {
  std::vector<const Shape*> shapes(drawing.shapes.begin(), drawing.shapes.end());
  for (const Shape*& shape : shapes) {
    if (shape->text == nullptr) continue;
    Shape* changed = arena.make<Shape>(*shape);
    changed->text = moved(shape->text, before, now);
    shape = changed;
  }
  drawing.shapes = arena.list(shapes);
}

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Steps over the characters of XML text: how many bytes each has decoded and in the source.
class Decoder {
 public:
  explicit Decoder(std::string_view source) : source_(source) { skip_markup(); }

  bool done() const { return at_ >= source_.size(); }
  std::size_t at() const { return at_; }
  /// Whether the character here is white space written as itself or by a reference.
  bool space() const { return is_space(source_[at_]) || reference_space(); }

  /// Goes past one character; returns the bytes it has decoded.
  std::size_t step() {
    std::size_t decoded = 1;
    if (!in_cdata_ && source_[at_] == '&') {
      decoded = reference_size();
      at_ = std::min(source_.find(';', at_), source_.size() - 1) + 1;
    } else if (source_.substr(at_).starts_with("\r\n")) {
      at_ += 2;
    } else {
      ++at_;
    }
    end_ = at_;
    skip_markup();
    return decoded;
  }
  /// End of the last character, before markup that follows it.
  std::size_t end() const { return end_; }

 private:
  std::string_view reference() const {
    return source_.substr(at_ + 1, source_.find(';', at_) - at_ - 1);
  }
  std::uint32_t reference_value() const {
    std::uint32_t value = 0;
    const bool hex = reference().starts_with("#x");
    for (const char c : reference().substr(hex ? 2 : 1)) {
      const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
    }
    return value;
  }
  bool reference_space() const {
    if (in_cdata_ || !reference().starts_with('#') || source_[at_] != '&') return false;
    const std::uint32_t value = reference_value();
    return value < 0x80 && is_space(static_cast<char>(value));
  }
  std::size_t reference_size() const {
    if (!reference().starts_with('#')) return 1;  // &amp; and its like
    const std::uint32_t value = reference_value();
    if (value < 0x80) return 1;
    if (value < 0x800) return 2;
    return value < 0x10000 ? 3 : 4;
  }

  void skip_past(std::string_view end) {
    const std::size_t found = source_.find(end, at_);
    at_ = found == std::string_view::npos ? source_.size() : found + end.size();
  }
  void skip_markup() {
    constexpr std::string_view kOpen = "<![CDATA[", kClose = "]]>";
    while (at_ < source_.size()) {
      const std::string_view rest = source_.substr(at_);
      if (in_cdata_) {
        if (!rest.starts_with(kClose)) return;
        at_ += kClose.size();
        in_cdata_ = false;
      } else if (rest.starts_with(kOpen)) {
        at_ += kOpen.size();
        in_cdata_ = true;
      } else if (rest.starts_with("<!--")) {
        skip_past("-->");
      } else if (rest.starts_with('<')) {
        skip_past(">");
      } else {
        return;
      }
    }
  }

  std::string_view source_;
  std::size_t at_ = 0, end_ = 0;
  bool in_cdata_ = false;
};

/// Decoded bytes of XML text.
std::size_t decoded_size(std::string_view source) {
  std::size_t size = 0;
  for (Decoder decoder(source); !decoder.done();) size += decoder.step();
  return size;
}

}  // namespace

Node* with_children(const Node& node, std::span<const Node* const> children, Arena& arena) {
  Node* changed = copy(node, arena);
  changed->intact = false;
  changed->children = children;
  open_empty(*changed, arena);
  if (node.kind == NodeKind::drawing) {
    move_text_boxes(static_cast<Drawing&>(*changed), node.children, children, arena);
  }
  return changed;
}

std::string_view inner_source(const Node& node) {
  const char* begin = node.open.data() + node.open.size();
  return {begin, static_cast<std::size_t>(node.close.data() - begin)};
}

std::size_t source_offset(const Text& text, std::size_t offset) {
  const std::string_view source = inner_source(text);
  if (source.size() == text.text.size()) return offset;  // nothing is coded, nothing dropped
  Decoder decoder(source);
  // A text that is shorter than its characters has lost white space at both ends.
  if (decoded_size(source) != text.text.size()) {
    while (!decoder.done() && decoder.space()) decoder.step();
  }
  std::size_t passed = 0;
  while (passed < offset && !decoder.done()) {
    passed += decoder.step();
    if (passed >= offset && offset == text.text.size()) return decoder.end();
  }
  return decoder.at();
}

}  // namespace sealpress::docx
