// Reads a Word template as the blank form that it prints: tags print nothing, choices a box.
#pragma once

#include <string>
#include <utility>

#include "docx/document.h"
#include "form_shape.h"

namespace sealpress::attachments {

inline std::string raw_text(const docx::Node& node) {
  if (const auto* text = docx::as<docx::Text>(&node)) return std::string(text->text);
  std::string all;
  for (const docx::Node* child : node.children) all += raw_text(*child);
  return all;
}

inline std::string without_tags(const std::string& text) {
  std::string printed;
  std::size_t at = 0;
  for (auto open = text.find("{{"); open != std::string::npos; open = text.find("{{", at)) {
    printed += text.substr(at, open - at);
    if (text.compare(open + 2, 3, "☐") == 0) printed += "□";
    at = text.find("}}", open) + 2;
  }
  return printed + text.substr(at);
}

/// How often a repeating row stands on the blank form: {{#评委|至少:4}} says 4.
inline int printed_times(const std::string& text) {
  const std::string filter = "|至少:";
  const auto at = text.find(filter);
  return at == std::string::npos ? 1 : std::stoi(text.substr(at + filter.size()));
}

inline Cell read_cell(const docx::Cell& node) {
  const docx::CellProperties& properties = *node.properties;
  Cell cell;
  cell.span = properties.grid_span.value_or(1);
  cell.merged = properties.vertical_merge == docx::VerticalMerge::continued;
  if (!cell.merged) cell.text = compared(without_tags(raw_text(node)));
  return cell;
}

/// No line above: the row goes on with the one before it.
inline bool continues_row_above(const docx::Row& row) {
  for (const docx::Node* child : row.children) {
    const auto* cell = docx::as<docx::Cell>(child);
    if (cell && cell->properties->borders.top &&
        cell->properties->borders.top->style == docx::BorderStyle::nil) {
      return true;
    }
  }
  return false;
}

inline Row read_row(const docx::Row& node) {
  Row row;
  row.printed = printed_times(raw_text(node));
  for (const docx::Node* child : node.children) {
    if (const auto* cell = docx::as<docx::Cell>(child)) row.cells.push_back(read_cell(*cell));
  }
  return row;
}

inline Block read_table(const docx::Table& table) {
  Block block;
  for (const docx::Node* child : table.children) {
    const auto* node = docx::as<docx::Row>(child);
    if (!node) continue;
    Row row = read_row(*node);
    if (!continues_row_above(*node) || block.rows.empty()) {
      block.rows.push_back(std::move(row));
      continue;
    }
    std::vector<Cell>& above = block.rows.back().cells;
    for (std::size_t i = 0; i < std::min(above.size(), row.cells.size()); ++i) {
      above[i].text += row.cells[i].text;
    }
  }
  return block;
}

inline Form read_template_form(const docx::Document& document) {
  Form form;
  for (const docx::Node* child : document.body->children) {
    if (const auto* table = docx::as<docx::Table>(child)) {
      form.push_back(read_table(*table));
    } else if (docx::as<docx::Paragraph>(child)) {
      append_text(form, without_tags(raw_text(*child)));
    }
  }
  return form;
}

}  // namespace sealpress::attachments
