// The shape of a form: the text around its tables, and its tables' rows, spans, merges and words.
// Both sides of the comparison, the typed file and the template, become this.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "text/unicode.h"

namespace sealpress::attachments {

struct Cell {
  int span = 1;
  bool merged = false;  ///< continues the vertical merge above
  std::string text;     ///< in its compared form
  bool operator==(const Cell&) const = default;
};

struct Row {
  int printed = 1;  ///< how many times it stands on the blank form
  std::vector<Cell> cells;
  bool operator==(const Row&) const = default;
};

/// A table, or (without rows) a stretch of text between tables.
struct Block {
  std::vector<Row> rows;
  std::string text;
  bool operator==(const Block&) const = default;
};

using Form = std::vector<Block>;

/// The form under which printed words are compared: NFKC, no white space, no rules to write on.
inline std::string compared(const std::string& text) {
  std::string key = text::label_key(text);
  key.erase(std::remove(key.begin(), key.end(), '_'), key.end());
  return key;
}

inline void append_text(Form& form, const std::string& text) {
  const std::string words = compared(text);
  if (words.empty()) return;
  if (form.empty() || !form.back().rows.empty()) form.emplace_back();
  form.back().text += words;
}

/// As the typed files write it, for failures.
inline std::string describe(const Row& row) {
  std::string line = row.printed > 1 ? "*" + std::to_string(row.printed) + " " : "";
  for (const Cell& cell : row.cells) {
    if (&cell != row.cells.data()) line += " | ";
    if (cell.span > 1) line += "{" + std::to_string(cell.span) + "} ";
    line += cell.merged ? "^" : cell.text;
  }
  return line;
}

inline std::vector<std::string> describe(const Form& form) {
  std::vector<std::string> lines;
  for (const Block& block : form) {
    if (block.rows.empty()) lines.push_back(block.text);
    for (const Row& row : block.rows) lines.push_back(describe(row));
  }
  return lines;
}

}  // namespace sealpress::attachments
