// Outline: what the two ends of a section repeat.
#include <algorithm>

#include "merge/compile/outline.h"
#include "merge/compile/row_span.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

bool is_transparent(NodeKind kind) {
  return kind == NodeKind::control || kind == NodeKind::wrapper;
}

/// Level of the first row at or below `from` on a path, the path's length if there is none.
std::size_t row_level(const std::vector<Step>& path, std::size_t from) {
  while (from < path.size() && path[from].node->kind != NodeKind::row) ++from;
  return from;
}

}  // namespace

void Outline::resolve(Site& open, Site& close) {
  has_sections_ = true;
  open.partner = &close;
  close.partner = &open;
  if (open.paragraph == close.paragraph) {
    open.inline_section = close.inline_section = true;
    return;
  }
  std::size_t level = 0;
  while (open.path[level].child == close.path[level].child) ++level;
  std::size_t container = level;
  while (container > 0 && is_transparent(open.path[container].node->kind)) --container;
  switch (open.path[container].node->kind) {
    case NodeKind::row: {
      const Step& parent = open.path[container - 1];
      const docx::Node* row = open.path[container].node;
      check_merges(open, container, row, row);
      spans_[parent.node].push_back({&open, parent.child, parent.child + 1});
      return;
    }
    case NodeKind::table:
      return resolve_rows(open, close, container);
    default:
      return resolve_paragraphs(open, close, level);
  }
}

void Outline::resolve_rows(const Site& open, const Site& close, std::size_t level) {
  const std::size_t first = row_level(open.path, level), last = row_level(close.path, level);
  const Step& from = open.path[first - 1];
  const Step& to = close.path[last - 1];
  if (from.node != to.node) return error("merge.torn_section", open);
  const docx::Node* first_row = open.path[first].node;
  const docx::Node* last_row = close.path[last].node;
  check_merges(open, level + 1, first_row, last_row);
  Span span{&open, from.child, to.child + 1};
  if (!shows_something(*first_row)) {
    removed_.insert(first_row);
    ++span.begin;
  }
  if (!shows_something(*last_row)) {
    removed_.insert(last_row);
    --span.end;
  }
  spans_[from.node].push_back(span);
}

/// Rows of the table above `level` on the start tag's path.
void Outline::check_merges(const Site& open, std::size_t level, const docx::Node* first,
                           const docx::Node* last) {
  while (level > 0 && open.path[level - 1].node->kind != NodeKind::table) --level;
  if (level == 0) return;
  const auto& table = static_cast<const docx::Table&>(*open.path[level - 1].node);
  if (tears_vertical_merge(table, first, last)) error("merge.torn_span", open);
}

void Outline::resolve_paragraphs(const Site& open, const Site& close, std::size_t level) {
  const bool whole = open.path.size() == level + 1 && close.path.size() == level + 1;
  if (!whole) return error("merge.torn_section", open);
  const Step& from = open.path[level];
  Span span{&open, from.child, close.path[level].child + 1};
  const auto vanishes = [&](const Site& site) {
    return paragraph_of(site).only_section_ends && site.paragraph->section == nullptr;
  };
  if (vanishes(open)) {
    removed_.insert(open.paragraph);
    ++span.begin;
  } else if (!open.first_in_paragraph) {
    error("merge.text_before_start", open);
  }
  if (vanishes(close)) {
    removed_.insert(close.paragraph);
    --span.end;
  } else if (!close.last_in_paragraph) {
    error("merge.text_behind_end", close);
  }
  spans_[from.node].push_back(span);
}

/// Whether a row holds anything but ends of sections. Cells behind the end being resolved are not
/// read yet: any text in them counts.
bool Outline::shows_something(const docx::Node& node) const {
  for (const docx::Node* child : node.children) {
    if (const auto* p = docx::as<docx::Paragraph>(child)) {
      const ParagraphSites* found = sites(p);
      if (found == nullptr ? !ParagraphText(*p).all.empty() : !found->only_section_ends)
        return true;
    } else if (child->kind == NodeKind::table || shows_something(*child)) {
      return true;
    }
  }
  return false;
}

}  // namespace sealpress::merge
