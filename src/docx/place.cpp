// Where a node stands, told from where its bytes lie in its part.
#include <functional>

#include "docx/document.h"

namespace sealpress::docx {

namespace {

/// Whether `at` lies in [begin, end], also where they are of different objects.
bool within(const char* at, const char* begin, const char* end) {
  const std::less_equal<const char*> not_after;
  return not_after(begin, at) && not_after(at, end);
}

const char* end_of(const Node& node) {
  return node.close.data() + node.close.size();
}

bool holds(const Node& node, const char* at) {
  return node.open.data() != nullptr && within(at, node.open.data(), end_of(node) - 1);
}

/// Walks from a story's root towards one byte of it and counts what it passes.
class Walk {
 public:
  explicit Walk(const char* target) : target_(target) {}

  void descend(const Node& node) {
    for (const Node* child : node.children) {
      if (!holds(*child, target_)) {
        pass(*child);
        continue;
      }
      enter(*child);
      return descend(*child);
    }
  }

  Place place;

 private:
  /// Counts what lies wholly before the target.
  void pass(const Node& node) {
    count(node);
    if (node.kind == NodeKind::paragraph) return;
    const bool outer = node.kind != NodeKind::table;
    if (outer && node.kind != NodeKind::row && node.kind != NodeKind::cell) {
      for (const Node* child : node.children) pass(*child);
    } else {
      count_tables(node);
    }
  }

  void count_tables(const Node& node) {
    for (const Node* child : node.children) {
      if (child->kind == NodeKind::table) ++tables_;
      if (child->kind != NodeKind::paragraph) count_tables(*child);
    }
  }

  void count(const Node& node) {
    switch (node.kind) {
      case NodeKind::paragraph:
        ++paragraphs_;
        break;
      case NodeKind::table:
        ++tables_;
        break;
      case NodeKind::row:
        ++rows_;
        break;
      case NodeKind::cell:
        ++cells_;
        break;
      default:
        break;
    }
  }

  void enter(const Node& node) {
    count(node);
    switch (node.kind) {
      case NodeKind::paragraph:
        place.paragraph = paragraphs_;
        break;
      case NodeKind::table:
        place.table = tables_;
        place.row.reset();
        place.cell.reset();
        place.paragraph.reset();
        rows_ = 0;
        break;
      case NodeKind::row:
        place.row = rows_;
        cells_ = 0;
        break;
      case NodeKind::cell:
        place.cell = cells_;
        paragraphs_ = 0;
        break;
      default:
        break;
    }
  }

  const char* target_;
  std::int64_t tables_ = 0, rows_ = 0, cells_ = 0, paragraphs_ = 0;
};

}  // namespace

Place Document::place_of(const Node* node) const {
  if (node == nullptr || node->open.data() == nullptr) return {};
  for (const auto& [name, part] : parts) {
    const char* begin = part.prolog.data();
    const char* end = part.epilog.data() + part.epilog.size();
    if (!within(node->open.data(), begin, end)) continue;
    Walk walk(node->open.data());
    walk.descend(*part.root);
    walk.place.file = package.name();
    walk.place.part = name;
    walk.place.offset = node->open.data() - begin;
    return walk.place;
  }
  return {};
}

}  // namespace sealpress::docx
