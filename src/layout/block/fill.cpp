#include "layout/block/fill.h"

#include <algorithm>
#include <optional>

#include "layout/block/paragraph_lines.h"
#include "layout/block/pending_notes.h"

namespace sealpress::layout {

namespace {

/// A line may be over the region's end by rounding.
constexpr Length kSlack = Length::raw(635);

enum class Step : std::uint8_t { next, full, page_break, column_break };

/// How far a region is filled: where a chain of blocks that keep together may be taken back to.
struct Checkpoint {
  Cursor cursor;
  Length y;
  const Block* above = nullptr;
  bool placed = false;
  std::size_t strips = 0, notes = 0;
  std::size_t under = 0, items = 0, seals = 0, links = 0, headings = 0, destinations = 0,
              piece_notes = 0, anchors = 0;
};

/// A table's view of obstacles that are known from the region's top.
class Shifted : public Obstacles {
 public:
  Shifted(const Obstacles& outer, Length by) : outer_(outer), by_(by) {}
  Gap at(Length y, Length height, Length from) const override {
    Gap gap = outer_.at(y + by_, height, from);
    gap.next_y -= by_;
    return gap;
  }

 private:
  const Obstacles& outer_;
  Length by_;
};

class Filler {
 public:
  Filler(const Blocks& blocks, Cursor& cursor, const Region& region)
      : blocks_(blocks), cursor_(cursor), region_(region), notes_(region.notes) {}

  Filled run();

 private:
  Step paragraph(const Block& block);
  Step table(const Block& block);
  Step floating(const Block& block);
  Step after_lines(const Line& last);

  bool top_of_region() const { return region_.at_top && !placed_; }
  Length gap_at_top(const Block& block) const;
  Length gap_above(const Block& block) const;
  Length asked_above() const;
  bool breaks_before(const Block& block) const;
  std::size_t fitting(const Block& block, const std::vector<PlacedLine>& lines, Length closing);
  std::size_t split(const Paragraph& paragraph, std::size_t lines, std::size_t fit) const;
  void place_lines(const Block& block, const std::vector<PlacedLine>& lines, std::size_t count,
                   Length paragraph_top);
  void add_heading(const Paragraph& paragraph, Length y);
  Length below_obstacles(Length y) const;
  void next_block(const Block* above);
  Checkpoint checkpoint() const;
  void take_back(const Checkpoint& to);
  bool joins_above(const Block& block) const;
  const Block* to_shorten(const Checkpoint& chain, const Checkpoint& table_start) const;

  const Blocks& blocks_;
  Cursor& cursor_;
  const Region& region_;
  PendingNotes notes_;
  Filled out_;
  Length y_;
  const Block* above_ = nullptr;      ///< placed directly above, in this region
  const Block* shortened_ = nullptr;  ///< a table whose last rows go to the next region
  bool placed_ = false;
  std::vector<Strip> strips_;
};

/// The bottom of the first `count` lines; beside obstacles several may stand in a row.
Length bottom_of(const std::vector<PlacedLine>& lines, std::size_t count) {
  Length bottom = lines[count - 1].top + lines[count - 1].line->height;
  for (std::size_t i = count; i-- > 0 && lines[i].top == lines[count - 1].top;) {
    bottom = max(bottom, lines[i].top + lines[i].line->height);
  }
  return bottom;
}

bool keeps_next(const Block* block) {
  if (!block) return false;
  if (block->paragraph) return block->paragraph->format().keep_next;
  return block->table && block->table->keep_with_next();
}

Checkpoint Filler::checkpoint() const {
  const Piece& p = out_.piece;
  return {cursor_,
          y_,
          above_,
          placed_,
          strips_.size(),
          notes_.count(),
          p.under.size(),
          p.items.size(),
          p.seals.size(),
          p.links.size(),
          p.headings.size(),
          p.destinations.size(),
          p.notes.size(),
          p.anchors.size()};
}

void Filler::take_back(const Checkpoint& to) {
  cursor_ = to.cursor;
  y_ = to.y;
  above_ = to.above;
  placed_ = to.placed;
  strips_.resize(to.strips);
  notes_.forget_after(to.notes);
  Piece& p = out_.piece;
  p.under.resize(to.under);
  p.items.resize(to.items);
  p.seals.resize(to.seals);
  p.links.resize(to.links);
  p.headings.resize(to.headings);
  p.destinations.resize(to.destinations);
  p.notes.resize(to.piece_notes);
  p.anchors.resize(to.anchors);
}

/// The blank above a block that begins at a region's top. It vanishes after a page's end and after
/// a page break; of a new section's what the block above did not already ask for remains.
Length Filler::gap_at_top(const Block& block) const {
  const Length before = space_before(block);
  if (region_.page_start) return {};
  if (cursor_.block == 0) {
    const bool none = block.paragraph && block.paragraph->format().before_is_automatic;
    return none ? Length() : max(before - region_.space_above, Length());
  }
  const bool asked = block.paragraph && block.paragraph->format().page_break_before;
  const bool dropped =
      asked ? blocks_.no_space_after_asked_break : blocks_.profile.break_drops_space;
  if (dropped || blocks_.no_space_after_break) return {};
  return max(before - space_after(blocks_.list[cursor_.block - 1]), Length());
}

Length Filler::gap_above(const Block& block) const {
  if (cursor_.line > 0 || cursor_.table) return {};
  if (above_) return space_between(blocks_, above_, block);
  if (region_.at_top) return gap_at_top(block);
  const Length before = space_before(block);
  return blocks_.sum_spaces ? region_.space_above + before : max(region_.space_above, before);
}

bool Filler::breaks_before(const Block& block) const {
  const bool fresh = cursor_.line == 0 && cursor_.text == 0;
  return fresh && !blocks_.in_table && block.paragraph->format().page_break_before &&
         !top_of_region();
}

bool Filler::joins_above(const Block& block) const {
  return cursor_.line == 0 && block.joins_previous && above_ == &block - 1;
}

/// How many lines end above the region's bottom, the notes they bring included.
std::size_t Filler::fitting(const Block& block, const std::vector<PlacedLine>& lines,
                            Length closing) {
  if (region_.height >= kInfinite) return lines.size();
  std::vector<NoteRef> notes;
  std::size_t count = 0;
  for (const PlacedLine& placed : lines) {
    for (NoteRef& note : block.paragraph->notes(*placed.line)) notes.push_back(std::move(note));
    const Length overhang = blocks_.in_table ? Length() : placed.line->overhang;
    const Length bottom = placed.top + placed.line->height + closing - overhang;
    if (bottom + notes_.cost(notes) > region_.height + kSlack) break;
    ++count;
  }
  return count;
}

/// How many of the lines may stay here when only `fit` of them fit (17.3.1.14, 17.3.1.44).
std::size_t Filler::split(const Paragraph& paragraph, std::size_t lines, std::size_t fit) const {
  const ParagraphFormat& format = paragraph.format();
  const bool fresh = cursor_.line == 0;
  if ((format.keep_lines || format.keep_next) && fresh) return 0;
  if (!format.widow_control || blocks_.in_table) return fit;
  const std::size_t left_over = lines - fit;
  if (left_over == 1) fit = fit > 0 ? fit - 1 : 0;
  return fresh && fit < 2 ? 0 : fit;
}

void Filler::add_heading(const Paragraph& paragraph, Length y) {
  if (paragraph.format().outline_level > 8) return;
  std::string title = paragraph.plain_text();
  if (title.find_first_not_of(' ') == std::string::npos) return;
  out_.piece.headings.push_back({paragraph.format().outline_level + 1, std::move(title), 0, y});
}

void Filler::place_lines(const Block& block, const std::vector<PlacedLine>& lines,
                         std::size_t count, Length paragraph_top) {
  const Paragraph& paragraph = *block.paragraph;
  if (cursor_.line == 0 && !region_.measure) add_heading(paragraph, lines[0].top);
  for (std::size_t i = 0; i < count; ++i) {
    const Line& line = *lines[i].line;
    if (!region_.measure) {
      paragraph.draw(line, lines[i].top, paragraph_top, region_.width, out_.piece);
    }
    notes_.take(paragraph.notes(line));
    ++cursor_.line;
    cursor_.text = line.end;
  }
  placed_ = true;
}

void Filler::next_block(const Block* above) {
  above_ = above;
  cursor_ = {cursor_.block + 1, 0, 0, nullptr};
}

Step Filler::after_lines(const Line& last) {
  if (last.ended_by == LineEnd::page_break) return Step::page_break;
  return last.ended_by == LineEnd::column_break ? Step::column_break : Step::next;
}

Step Filler::paragraph(const Block& block) {
  if (breaks_before(block)) return Step::page_break;
  const Length paragraph_top = y_;
  if (block.collapsed) {
    next_block(above_);
    return Step::next;
  }
  const Length top = y_ + gap_above(block);
  const Length opening = border_above(block, joins_above(block));
  const ParagraphLines placed(*block.paragraph, cursor_, blocks_.width, region_, top + opening);
  const std::vector<PlacedLine>& lines = placed.lines();
  const Length closing = border_below(block, block.joins_next);
  const std::size_t fit = fitting(block, lines, closing);
  std::size_t count = fit == lines.size() ? fit : split(*block.paragraph, lines.size(), fit);
  if (count == 0 && top_of_region()) count = std::max<std::size_t>(fit, 1);
  if (count == 0 && block.ends_section && block.paragraph->blank()) {
    next_block(&block);
    return Step::next;
  }
  if (count == 0) return Step::full;
  place_lines(block, lines, count, paragraph_top);
  const Line& last = *lines[count - 1].line;
  const bool whole = last.last;
  y_ = bottom_of(lines, count);
  y_ += whole ? closing : border_below(block, false);
  strips_.push_back({&block, top, y_});
  if (whole) next_block(&block);
  if (count < lines.size()) return Step::full;
  return after_lines(last);
}

/// Tables do not stand beside obstacles.
Length Filler::below_obstacles(Length y) const {
  if (!region_.obstacles) return y;
  for (int i = 0; i < 100; ++i) {
    const Obstacles::Gap gap = region_.obstacles->at(y, Length::pt(10), {});
    const bool free = gap.left <= Length() && gap.right >= region_.width;
    if (free || gap.next_y <= y) return y;
    y = gap.next_y;
  }
  return y;
}

Step Filler::table(const Block& block) {
  const Length top = below_obstacles(y_ + gap_above(block));
  Region inner = region_;
  inner.height = region_.height >= kInfinite ? kInfinite : region_.height - top;
  inner.at_top = top_of_region();
  inner.notes = region_.notes ? &notes_ : nullptr;
  inner.space_above = Length();
  inner.without_last_rows = shortened_ == &block;
  std::optional<Shifted> shifted;
  if (region_.obstacles) inner.obstacles = &shifted.emplace(*region_.obstacles, top);
  if (!inner.at_top && inner.height <= Length()) return Step::full;
  std::shared_ptr<const TableCursor> cursor = cursor_.table;
  Filled filled = block.table->fill(cursor, inner);
  const bool nothing = filled.piece.size.height == Length() && filled.piece.items.empty();
  if (filled.end != FillEnd::done && nothing) return Step::full;
  cursor_.table = std::move(cursor);
  y_ = top + filled.piece.size.height;
  placed_ = true;
  place(out_.piece, std::move(filled.piece), {{}, top});
  if (filled.end == FillEnd::done) {
    next_block(&block);
    return Step::next;
  }
  return filled.end == FillEnd::page_break ? Step::page_break : Step::full;
}

/// The space after that stands above the next block.
Length Filler::asked_above() const {
  if (above_) return space_after(*above_);
  return region_.at_top ? Length() : region_.space_above;
}

Step Filler::floating(const Block& block) {
  if (!region_.measure) {
    Anchor anchor;
    anchor.drawing = &block.floating->placement;
    anchor.character.y = anchor.paragraph_top = anchor.line_top =
        y_ + (block.floating->below_space ? asked_above() : Length());
    anchor.content = {block.floating, &block.floating->piece};
    anchor.column_width = region_.width;
    anchor.in_cell = blocks_.in_table;
    out_.piece.anchors.push_back(std::move(anchor));
  }
  next_block(above_);
  return Step::next;
}

/// The last table of a chain of blocks that keep together, where its end does not fit: the table
/// may leave its last rows for the next region, instead of going there as a whole. Null if there is
/// none, or it has left them already.
const Block* Filler::to_shorten(const Checkpoint& chain, const Checkpoint& table_start) const {
  const std::size_t index = table_start.cursor.block;
  const Block& block = blocks_.list[index];
  const bool in_chain = index >= chain.cursor.block && block.table && keeps_next(&block);
  const bool may = blocks_.profile.last_rows_keep_next && &block != shortened_;
  return in_chain && may ? &block : nullptr;
}

Filled Filler::run() {
  Checkpoint chain = checkpoint(), table_start = chain;
  Step step = Step::next;
  while (step == Step::next && cursor_.block < blocks_.list.size()) {
    const Block& block = blocks_.list[cursor_.block];
    if (!keeps_next(above_)) chain = checkpoint();
    if (block.table) table_start = checkpoint();
    const Cursor before = cursor_;
    step = block.paragraph ? paragraph(block) : block.table ? table(block) : floating(block);
    const bool nothing = step == Step::full && cursor_.block == before.block &&
                         cursor_.line == before.line && !cursor_.table;
    if (!nothing || !keeps_next(above_)) continue;
    if (const Block* shorter = to_shorten(chain, table_start)) {
      shortened_ = shorter;
      take_back(table_start);
      step = Step::next;
    } else if (chain.placed || !region_.at_top) {
      take_back(chain);
    }
  }
  if (!region_.measure) {
    const bool open = !strips_.empty() && step != Step::next && strips_.back().block->joins_next;
    if (open) strips_.back().bottom += border_below(*strips_.back().block, false);
    draw_frames(strips_, region_.width, out_.piece);
  } else {
    // Lines that are drawn bring their notes themselves.
    const std::vector<NoteRef>& notes = notes_.held();
    out_.piece.notes.insert(out_.piece.notes.end(), notes.begin(), notes.end());
  }
  notes_.hand_over();
  out_.piece.size = {region_.width, y_};
  out_.space_after = above_ ? space_after(*above_) : Length();
  constexpr FillEnd kEnds[] = {FillEnd::done, FillEnd::full, FillEnd::page_break,
                               FillEnd::column_break};
  out_.end = kEnds[static_cast<std::size_t>(step)];
  const bool finished = cursor_.block >= blocks_.list.size();
  if (finished && step == Step::full) out_.end = FillEnd::done;
  return std::move(out_);
}

}  // namespace

Filled fill_blocks(const Blocks& blocks, Cursor& cursor, const Region& region) {
  return Filler(blocks, cursor, region).run();
}

}  // namespace sealpress::layout
