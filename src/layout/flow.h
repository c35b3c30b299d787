// What all levels of layout share: pieces, regions, cursors.
//
// A flow (the body, a cell, a header, a text box) holds its content once, prepared for one width,
// and fills regions on demand: fill(cursor, region) places what fits from the cursor on, moves the
// cursor, and returns what it placed. Cursors are small values: to try again with another height,
// keep a copy of the cursor. Filling never changes the flow; a page of height infinity measures it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "docx/node.h"
#include "frame/frame.h"

namespace sealpress::layout {

/// Larger than any page, small enough that sums of a few do not overflow.
inline constexpr Length kInfinite = Length::raw(std::int64_t{1} << 52);

/// A footnote's reference met in a line.
struct NoteRef {
  const docx::Note* note = nullptr;
  std::string label;  ///< as printed: 1, ①, *
};

struct Piece;

/// An anchored drawing met in a line; page/ places it. Text frames and floating tables come as
/// anchors too: `drawing` then only says where they stand, and `content` is what is shown.
struct Anchor {
  const docx::Drawing* drawing = nullptr;
  Point character;       ///< where its run stands, in the piece's coordinates
  Length paragraph_top;  ///< top of its paragraph (before its space before), same coordinates
  Length line_top;
  Length cell_top = {};  ///< top of the cell's content on this page, same coordinates
  std::shared_ptr<const Piece> content = nullptr;
  Length column_left, column_width;  ///< of the flow that holds it
  bool in_cell = false;              ///< that flow is a table cell
};

/// A finished part of a page, in its own coordinates (top left is 0, 0).
struct Piece {
  Size size;
  /// Background, below text of all pieces: shading, fills.
  std::vector<frame::Item> under;
  std::vector<frame::Item> items;
  std::vector<frame::SealField> seals;
  std::vector<frame::Link> links;
  std::vector<frame::Heading> headings;          ///< y relative; page set by page/
  std::vector<frame::Destination> destinations;  ///< y relative; page set by page/
  std::vector<NoteRef> notes;
  std::vector<Anchor> anchors;

  bool empty() const { return items.empty() && under.empty() && size.height == Length(); }
};

/// Appends `piece` to `target`, moved by `by`. `target.size` is left alone.
void place(Piece& target, Piece piece, Point by);
/// Moves an item in place.
void translate(frame::Item& item, Point by);

/// How much the footnotes of some lines need below the text; page/ implements it.
class NoteRoom {
 public:
  virtual ~NoteRoom() = default;
  /// Height that the region must give up if these notes are added to those already reserved.
  virtual Length cost(const std::vector<NoteRef>& notes) = 0;
  /// Reserves them.
  virtual void take(const std::vector<NoteRef>& notes) = 0;
};

/// Parts of the lines' width that floating objects take; page/ and table/ implement it.
class Obstacles {
 public:
  struct Gap {
    Length left, right;  ///< usable interval, from the flow's left edge
    Length next_y;       ///< if the interval is empty: where to try again
  };
  virtual ~Obstacles() = default;
  /// The first usable interval, not before `from`, for a line of that height with its top at `y`
  /// (region coordinates). What an obstacle leaves is usable if it is wide enough for text.
  virtual Gap at(Length y, Length height, Length from) const = 0;
};

/// Where to fill.
struct Region {
  Length width;
  Length height = kInfinite;
  Length page_height = kInfinite;  ///< of the column if nothing stood in it
  bool at_top = true;       ///< nothing stands above in this column: something must be placed
  bool page_start = false;  ///< at_top after an automatic page break: spaces before are dropped
  NoteRoom* notes = nullptr;
  const Obstacles* obstacles = nullptr;
  /// Space after that what stands above, or the section before, still asks for; it collapses with
  /// the first block's own.
  Length space_above;
  /// Only sizes, ends and cursors are wanted: the piece may come without items.
  bool measure = false;
  /// The last rows of a table, which must stay with what follows it, are left for the next region.
  bool without_last_rows = false;
};

/// Why a fill ended.
enum class FillEnd : std::uint8_t {
  done,        ///< the flow is finished
  full,        ///< more remains, the region is full
  page_break,  ///< a page break was met: go on in a new page
  column_break,
};

struct TableCursor;

/// Where in a flow to go on. A value; the nested cursor of a table is shared and immutable.
struct Cursor {
  std::size_t block = 0;
  std::size_t line = 0;  ///< of a paragraph; segments after a page break in it count on
  std::size_t text = 0;  ///< of a paragraph: its first character that is not yet placed
  std::shared_ptr<const TableCursor> table;
};

struct Filled {
  Piece piece;
  FillEnd end = FillEnd::done;
  /// Space after the last block: not in the piece's height; the caller may need it.
  Length space_after;
};

}  // namespace sealpress::layout
