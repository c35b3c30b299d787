#include "layout/page/band.h"

#include <algorithm>

namespace sealpress::layout {

namespace {

// What flows around a drawing moves those that come later, so they are set one after the other;
// from so many on, all that are left at once.
constexpr std::size_t kMostTries = 12;

bool same(const std::vector<Float>& a, const std::vector<Float>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Float& x, const Float& y) {
    return x.drawing == y.drawing && x.rect == y.rect;
  });
}

std::size_t count_wrapped(const std::vector<Float>& floats) {
  return static_cast<std::size_t>(
      std::count_if(floats.begin(), floats.end(), [](const Float& f) { return is_wrapped(f); }));
}

/// Appends the first `most` of `floats` around which text flows.
void add_wrapped(std::vector<Float>& around, const std::vector<Float>& floats, std::size_t most) {
  for (const Float& f : floats) {
    if (most == 0) return;
    if (!is_wrapped(f)) continue;
    around.push_back(f);
    --most;
  }
}

}  // namespace

Region BandFiller::region(std::size_t column, Length height) const {
  Region region;
  region.width = columns_[column].width;
  region.height = height;
  region.page_height = page_.body_bottom - page_.body_top;
  region.at_top = page_.at_top;
  region.page_start = (page_.at_top && page_.automatic) || column > 0;
  region.space_above = page_.owed;
  return region;
}

BandFill BandFiller::fill(const Cursor& cursor, Length height, const std::vector<Float>& around) {
  BandFill out;
  out.cursor = cursor;
  out.bottom = page_.y;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Point origin{columns_[c].x, page_.y};
    const FloatObstacles obstacles(around, origin, columns_[c].width);
    Region where = region(c, height);
    where.notes = &notes_;
    if (!obstacles.empty()) where.obstacles = &obstacles;
    Filled filled = flow_.fill(out.cursor, where);
    const bool nothing = filled.piece.empty();
    Piece placed;
    placed.size = filled.piece.size;
    place(placed, std::move(filled.piece), origin);
    set_floats(placed.anchors, page_.around(columns_[c]), context_, out.floats);
    placed.anchors.clear();
    if (page_.y + placed.size.height >= out.bottom) out.owed = filled.space_after;
    out.bottom = max(out.bottom, page_.y + placed.size.height);
    out.end = filled.end;
    place(out.piece, std::move(placed), {});
    if (out.end == FillEnd::done || out.end == FillEnd::page_break) break;
    if (nothing && c == 0 && out.end == FillEnd::full && !page_.at_top) break;
  }
  if (out.end == FillEnd::column_break) out.end = FillEnd::page_break;
  return out;
}

BandFill BandFiller::settle(const Cursor& cursor) {
  const FootnoteRoom::Taken taken = notes_.taken();
  const Length height = page_.body_bottom - page_.y - notes_.reserved();
  BandFill out = fill(cursor, height, page_.floats);
  for (std::size_t i = 1; i < kMostTries && count_wrapped(out.floats) > 0; ++i) {
    const std::size_t wrapped = count_wrapped(out.floats);
    const std::size_t set = i + 2 < kMostTries ? std::min(i, wrapped) : wrapped;
    std::vector<Float> around = page_.floats;
    add_wrapped(around, out.floats, set);
    notes_.restore(taken);
    BandFill again = fill(cursor, height, around);
    const bool settled = set == wrapped && same(again.floats, out.floats);
    out = std::move(again);
    if (settled) break;
  }
  return out;
}

bool BandFiller::ends_within(Cursor cursor, Length height) const {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    Region where = region(c, height);
    where.measure = true;
    const Filled filled = flow_.fill(cursor, where);
    if (filled.piece.size.height > height) return false;
    if (filled.end == FillEnd::done) return true;
    if (filled.end == FillEnd::page_break) return false;
  }
  return false;
}

BandFill BandFiller::balance(const Cursor& cursor) {
  Length low, high = page_.body_bottom - page_.y - notes_.reserved();
  if (columns_.size() < 2 || !ends_within(cursor, high)) return settle(cursor);
  while (high - low > Length::pt(0.5)) {
    const Length middle = low + (high - low) / 2;
    (ends_within(cursor, middle) ? high : low) = middle;
  }
  return fill(cursor, high, page_.floats);
}

}  // namespace sealpress::layout
