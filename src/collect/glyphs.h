// Text as a person filled it in: its characters with what tells a choice (underlined, bold), and
// the content controls around them.
//
// Symbols of symbol fonts, check boxes of any kind and fields are turned into the characters that
// they show; hidden and deleted text is left out. Plain values; they view the document's nodes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docx/document.h"

namespace sealpress::collect {

struct Glyph {
  char32_t character = 0;
  bool underlined = false, bold = false;
};

/// A content control's stretch of the text.
struct ControlRange {
  std::string_view tag;
  std::size_t begin = 0, end = 0;
};

struct Glyphs {
  std::vector<Glyph> text;  ///< paragraphs and lines end with '\n' but for the last
  std::vector<ControlRange> controls;
  std::vector<const docx::Story*> boxes;   ///< text boxes that hang on it
  std::vector<const docx::Table*> tables;  ///< nested tables
  bool revised = false;                    ///< holds tracked changes
  bool pictures = false;                   ///< holds a picture

  std::u32string characters(std::size_t begin, std::size_t end) const;
  std::u32string characters() const { return characters(0, text.size()); }
};

/// The text below `node` (a paragraph, a cell, or a control around such), without nested tables.
Glyphs glyphs_of(const docx::Node& node, const docx::StyleSheet& styles);

/// A character as it is compared: full-width Latin as half-width, letters small, dashes, quotation
/// marks and points as one of each.
char32_t folded(char32_t c);
bool is_space(char32_t c);
/// The text without white space, each character folded.
std::u32string folded(std::u32string_view text);
/// Without white space and underscores at the ends.
std::u32string trimmed(std::u32string_view text);

}  // namespace sealpress::collect
