// How the blocks of {{+键}} look: the tag's own paragraph, and what follows from it.
#pragma once

#include <string_view>
#include <vector>

#include "docx/document.h"
#include "merge/values/made_runs.h"

namespace sealpress::merge {

/// Formatting of one kind of paragraph.
struct Look {
  std::string_view ppr;  ///< w:pPr as a whole, may be empty
  const docx::ParagraphProperties* properties = nullptr;
  const docx::RunProperties* mark = nullptr;
  RunStyle run;
};

const docx::Paragraph* make_paragraph(docx::Arena& arena, const Look& look, const Nodes& content);

/// An item of a list of the numbering part, on a level from 0: the body's look, indented.
Look list_item(docx::Arena& arena, const Look& body, const docx::StyleSheet& styles, int list,
               int level);

struct RichLooks {
  RichLooks(docx::Arena& arena, const docx::Paragraph& base, const RunStyle& style,
            const docx::StyleSheet& styles);

  Look last;                         ///< the last paragraph: as the tag's
  Look body;                         ///< the others: without its keep with next
  Look centred;                      ///< captions
  Look picture;                      ///< pictures: centred, on lines that are never cut
  Look cell, short_cell, head_cell;  ///< in tables: to the left; centred, of one line; the head
  std::vector<Look> headings;        ///< levels 1 to 9: the template's heading styles, else bold
};

}  // namespace sealpress::merge
