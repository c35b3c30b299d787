// A paragraph's text as one string, with the w:t elements that its stretches come from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/node.h"

namespace sealpress::merge {

/// What layout shows as text, in reading order, through hyperlinks, controls and insertions.
/// Bookmarks and properties leave no trace; a tab, a break, a picture is one kBarrier.
struct ParagraphText {
  struct Piece {
    const docx::Text* text = nullptr;
    std::size_t begin = 0;  ///< in `all`
  };
  std::string all;
  std::vector<Piece> pieces;

  explicit ParagraphText(const docx::Paragraph& paragraph);
};

/// The bytes of a w:t that hold its decoded text [begin, end): a slice of the source wherever that
/// is exact (no CDATA, no trimmed white space inside), else escaped anew.
std::string source_slice(const docx::Text& text, std::size_t begin, std::size_t end);

/// Whether two nodes follow each other in a paragraph without anything a reader sees between.
bool is_invisible(const docx::Node& node);

}  // namespace sealpress::merge
