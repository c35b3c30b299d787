// A paragraph's characters, collected from its nodes, and what hangs between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docx/node.h"
#include "layout/flow.h"
#include "layout/inline/format.h"

namespace sealpress::layout {

/// Characters that stand for something else than themselves. Text never contains them.
inline constexpr char32_t kTab = U'\t', kLineBreak = U'\n', kPageBreak = U'\f',
                          kColumnBreak = U'\v', kObject = U'\uFFFC';
inline constexpr char32_t kSoftHyphen = U'\u00AD', kNoBreakHyphen = U'\u2011';

/// Characters of one look, from `begin` to the next span.
struct Span {
  std::uint32_t begin = 0;
  const TextFormat* format = nullptr;
  FontSlot slot = FontSlot::ascii;
  std::uint16_t link = 0;   ///< index into InlineText::links plus one; zero: none
  std::uint16_t field = 0;  ///< index into InlineText::fields plus one; zero: none
  bool note = false;        ///< a note's number

  bool looks_like(const Span& o) const {
    return format == o.format && slot == o.slot && link == o.link && field == o.field &&
           note == o.note;
  }
};

/// Something without width that stands before the character `at`.
struct Mark {
  enum Kind : std::uint8_t { bookmark, seal, anchor, note, position_tab } kind;
  std::uint32_t at = 0;
  const docx::Node* node = nullptr;
  std::string name;  ///< bookmark: destination; note: label
};

/// An inline drawing; stands for one kObject.
struct InlineObject {
  std::uint32_t at = 0;
  Piece piece;
};

/// A paragraph's number, already counted.
struct Label {
  std::u32string text;
  const TextFormat* format = nullptr;
  docx::NumberingLevel::Suffix suffix = docx::NumberingLevel::tab;
  docx::Justify justify = docx::Justify::start;
};

struct InlineText {
  std::u32string text;
  std::vector<Span> spans;  ///< ascending; the first begins at 0; empty only if text is
  std::vector<Mark> marks;  ///< ascending
  std::vector<InlineObject> objects;
  std::vector<std::string> links;
  std::vector<std::string_view> fields;
  const TextFormat* mark_format = nullptr;  ///< of the paragraph mark
  FontSlot mark_slot = FontSlot::ascii;
  const TextFormat* style_format = nullptr;  ///< of the style alone; set if blanks have no height
  /// The numbering label: its characters, then the tab or space after it.
  std::uint32_t label_end = 0;
  docx::Justify label_justify = docx::Justify::start;
  bool label_tab = false;           ///< the character at label_end - 1 is the label's tab
  bool leading_page_break = false;  ///< in a table cell, where page breaks leave the text

  const Span& span_at(std::size_t character) const;
  bool ends_span(std::size_t character) const;
};

}  // namespace sealpress::layout
