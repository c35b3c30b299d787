// 字数 of Word files, as Word's dialog counts them.
//
// The dialog has a check box 包括文本框、脚注和尾注, which is ticked by default: with it text
// boxes, footnotes and endnotes count too. Headers and footers never do, nor numbers that Word
// makes itself (lists, notes, pages).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docx/document.h"
#include "text/count.h"

namespace sealpress::docx {

struct WordCount {
  text::Counts all;   ///< with text boxes, footnotes and endnotes
  text::Counts body;  ///< without them
};

/// The whole file.
WordCount count_words(const Document& file);
/// Some of its blocks, with the notes that they refer to.
WordCount count_words(const Document& file, std::span<const Node* const> blocks);

/// Text below a node in reading order, as plain_text() gives it, without text boxes.
std::string text_without_boxes(const Node& node);

/// What is counted of some blocks with everything included: their text, then their notes'.
std::string counted_text(const Document& file, std::span<const Node* const> blocks);

/// The content controls of that tag or title (compared as labels are), anywhere in the file.
std::vector<const Node*> find_controls(const Document& file, std::string_view key);

}  // namespace sealpress::docx
