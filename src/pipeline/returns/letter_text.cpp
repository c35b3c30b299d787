#include "pipeline/returns/letter_text.h"

#include <algorithm>
#include <vector>

#include "docx/text/headings.h"
#include "docx/text/plain_text.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using docx::Node;
using docx::NodeKind;

/// Text without the ends of paragraphs; those within become blanks.
std::string in_one_line(const Node& node) {
  std::string out = docx::plain_text(node);
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\v' || c == '\t'; }, ' ');
  return out;
}

void collect_below(const Node& node, NodeKind kind, std::vector<const Node*>& out) {
  for (const Node* child : node.children) {
    if (child->kind == kind) {
      out.push_back(child);
    } else if (child->kind == NodeKind::control || child->kind == NodeKind::wrapper) {
      collect_below(*child, kind, out);
    }
  }
}

std::vector<std::string> cells_of(const Node& row) {
  std::vector<const Node*> cells;
  collect_below(row, NodeKind::cell, cells);
  std::vector<std::string> out;
  for (const Node* cell : cells) out.push_back(in_one_line(*cell));
  return out;
}

std::string row_text(const std::vector<std::string>& labels,
                     const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    const std::string label = i < labels.size() ? labels[i] : std::string();
    if (text::label_key(label) == "序号") {
      out += cells[i] + ". ";
    } else {
      const bool begins = out.empty() || out.ends_with(". ");
      out += (begins ? "" : "；") + (label.empty() ? "" : label + "：") + cells[i];
    }
  }
  return out;
}

std::string table_text(const Node& table) {
  std::vector<const Node*> rows;
  collect_below(table, NodeKind::row, rows);
  std::string out;
  if (rows.empty()) return out;
  const std::vector<std::string> labels = cells_of(*rows.front());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::string line = row_text(labels, cells_of(*rows[i]));
    if (!line.empty()) out += "    " + line + "\n";
  }
  return out;
}

}  // namespace

std::string letter_text(const docx::Document& letter) {
  std::string out;
  for (const Node* block : docx::find_headings(letter).blocks) {
    if (block->kind == NodeKind::table) {
      out += table_text(*block);
    } else {
      std::string lines = docx::plain_text(*block);
      std::replace(lines.begin(), lines.end(), '\v', '\n');
      out += lines;
    }
  }
  return out;
}

}  // namespace sealpress::pipeline
