#include "layout/block/cell_floats.h"

#include <algorithm>

#include "layout/block/fill.h"
#include "layout/drawing/drawing.h"
#include "layout/drawing/floats.h"
#include "layout/table/undo.h"

namespace sealpress::layout {

namespace {

constexpr std::size_t kMostTries = 8;
// Measuring text boxes lays them out once more, and again for each table around.
constexpr int kMeasuredDepth = 2;

bool belongs_to_cell(const docx::Drawing& drawing) {
  return is_wrapped(drawing) && drawing.layout_in_cell;
}

/// Text boxes may grow; everything else is as large as it says.
Size size_of(const docx::Drawing& drawing, Context& context) {
  const bool grows = std::any_of(drawing.shapes.begin(), drawing.shapes.end(),
                                 [](const docx::Shape* shape) { return shape->grow_to_text; });
  if (!grows || context.table_depth > kMeasuredDepth) return drawing.extent;
  const table::Undo undo(context);
  const Size size = draw(drawing, context).size;
  undo();
  return size;
}

bool same(const std::vector<Float>& a, const std::vector<Float>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Float& x, const Float& y) {
    return x.drawing == y.drawing && x.rect == y.rect;
  });
}

class CellFiller {
 public:
  CellFiller(const Blocks& blocks, const Region& region) : blocks_(blocks), region_(region) {}

  Filled fill(Cursor& cursor) {
    const Cursor start = cursor;
    settle(start);
    const FloatObstacles obstacles(floats_, {}, region_.width);
    Region around = region_;
    if (!obstacles.empty()) around.obstacles = &obstacles;
    Filled out = fill_blocks(blocks_, cursor, around);
    const Length bottom = floats_bottom();
    if (bottom > region_.height && !region_.at_top) {
      cursor = start;
      return {{}, FillEnd::full, {}};
    }
    const Length whole = out.piece.size.height + out.space_after;
    if (bottom > out.piece.size.height) {
      out.piece.size.height = bottom;
      out.space_after = max(whole - bottom, Length());
    }
    return out;
  }

 private:
  /// Finds the places at which the drawings stay.
  void settle(const Cursor& start) {
    Region drawn = region_;
    drawn.measure = false;
    drawn.notes = nullptr;
    for (std::size_t i = 1; i <= kMostTries; ++i) {
      const FloatObstacles obstacles(floats_, {}, region_.width);
      drawn.obstacles = obstacles.empty() ? nullptr : &obstacles;
      Cursor cursor = start;
      std::vector<Float> found = floats_of(fill_blocks(blocks_, cursor, drawn).piece);
      if (same(found, floats_)) return;
      if (found.size() > i && i < kMostTries) found.resize(i);
      floats_ = std::move(found);
    }
  }

  std::vector<Float> floats_of(const Piece& piece) const {
    std::vector<Float> floats;
    for (const Anchor& anchor : piece.anchors) {
      const auto own = std::find_if(
          blocks_.floats.begin(), blocks_.floats.end(),
          [&](const CellFloat& candidate) { return candidate.drawing == anchor.drawing; });
      if (own == blocks_.floats.end()) continue;
      floats.push_back(
          {own->drawing, nullptr, place_in_cell(*own->drawing, own->size, anchor, true)});
    }
    return floats;
  }

  Length floats_bottom() const {
    Length bottom;
    for (const Float& f : floats_) bottom = max(bottom, f.rect.bottom() + f.drawing->dist_bottom);
    return bottom;
  }

  const Blocks& blocks_;
  const Region& region_;
  std::vector<Float> floats_;
};

}  // namespace

std::vector<CellFloat> measure_floats(const std::vector<Block>& blocks, Context& context) {
  std::vector<CellFloat> floats;
  for (const Block& block : blocks) {
    if (block.floating && belongs_to_cell(block.floating->placement)) {
      floats.push_back({&block.floating->placement, block.floating->piece.size});
    }
    if (!block.paragraph) continue;
    for (const Mark& mark : block.paragraph->text().marks) {
      if (mark.kind != Mark::anchor) continue;
      const auto& drawing = *static_cast<const docx::Drawing*>(mark.node);
      if (belongs_to_cell(drawing)) floats.push_back({&drawing, size_of(drawing, context)});
    }
  }
  return floats;
}

Filled fill_around(const Blocks& blocks, Cursor& cursor, const Region& region) {
  return CellFiller(blocks, region).fill(cursor);
}

}  // namespace sealpress::layout
