// The blocks of a flow, prepared: what filling works on.
#pragma once

#include <memory>
#include <vector>

#include "layout/flow.h"
#include "layout/inline/paragraph.h"
#include "layout/table/table_flow.h"

namespace sealpress::layout {

/// A text frame or a floating table, laid out, and where it stands. Anchors share it.
struct FloatingBox {
  Piece piece;
  docx::Drawing placement;
  bool below_space = false;  ///< it counts from below the space after of the paragraph above
};

/// A paragraph, a table, or a floating box; exactly one of the three is set.
struct Block {
  std::unique_ptr<const Paragraph> paragraph;
  std::unique_ptr<const TableFlow> table;
  std::shared_ptr<const FloatingBox> floating;

  bool joins_previous = false, joins_next = false;  ///< borders merge with the neighbour's
  bool ends_section = false;                        ///< if empty, it opens no page
  bool collapsed = false;  ///< the empty paragraph that must follow a table in a cell
};

/// A drawing in a cell, around which the cell's text flows, and its size.
struct CellFloat {
  const docx::Drawing* drawing = nullptr;
  Size size;
};

struct Blocks {
  std::vector<Block> list;
  std::vector<CellFloat> floats;  ///< of a cell
  Length width;
  bool in_table = false;
  bool sum_spaces = false;            ///< doNotUseHTMLParagraphAutoSpacing: spaces add up
  bool no_space_after_break = false;  ///< suppressSpBfAfterPgBrk
  /// Space before vanishes too where the paragraph itself asks for the page: since Word 2013.
  bool no_space_after_asked_break = false;
  Profile profile;
};

/// The blank between two neighbours (17.3.1.33): the larger of the spaces, or what contextual
/// spacing leaves. Either may be null (a table, or nothing).
Length space_between(const Blocks& blocks, const Block* above, const Block& below);
/// The space that a block asks for above and below itself.
Length space_before(const Block& block);
Length space_after(const Block& block);

/// What borders and their distances take above and below the text of a paragraph; `joined`: its
/// box goes on with the neighbour on that side, in the same region.
Length border_above(const Block& block, bool joined);
Length border_below(const Block& block, bool joined);

/// Sets joins_previous and joins_next.
void join_borders(std::vector<Block>& blocks);

/// A paragraph's part in a finished region.
struct Strip {
  const Block* block = nullptr;
  Length top, bottom;  ///< borders included
};
/// Shading and borders of the paragraphs of one region, neighbours merged.
void draw_frames(const std::vector<Strip>& strips, Length width, Piece& piece);

}  // namespace sealpress::layout
