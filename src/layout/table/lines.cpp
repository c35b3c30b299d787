#include "layout/table/lines.h"

#include <algorithm>

namespace sealpress::layout::table {
namespace {

struct Strand {
  Length offset, width;
  Length end() const { return offset + width; }
};

/// The lines of an edge without the gaps between them.
struct StrandList {
  explicit StrandList(const Edge& edge) {
    const Strands parts = edge.strands();
    Length at;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i % 2 == 0 && parts[i] > Length()) strands[count++] = {at, parts[i]};
      at += parts[i];
    }
  }
  const Strand& at(std::size_t i) const { return strands[std::min(i, count - 1)]; }
  std::array<Strand, 3> strands;
  std::size_t count = 0;
};

void draw_strand(const Edge& edge, const Rect& strand, bool upright,
                 std::vector<frame::Item>& items) {
  const frame::LineStyle style = line_style(edge.style);
  if (strand.width <= Length() || strand.height <= Length()) return;
  if (style == frame::LineStyle::solid) {
    items.emplace_back(frame::FillRect{strand, edge.color});
    return;
  }
  const Length x = strand.x + strand.width / 2, y = strand.y + strand.height / 2;
  const Point from = upright ? Point{x, strand.y} : Point{strand.x, y};
  const Point to = upright ? Point{x, strand.bottom()} : Point{strand.right(), y};
  items.emplace_back(
      frame::Line{from, to, upright ? strand.width : strand.height, style, edge.color});
}

/// What meets the end of a line from its two sides: above and below, or left and right.
struct Crossing {
  const Edge* before = nullptr;
  const Edge* after = nullptr;

  bool none() const { return before == nullptr && after == nullptr; }
  bool both() const { return before != nullptr && after != nullptr; }
  const Edge& widest() const {
    if (before == nullptr) return *after;
    if (after == nullptr) return *before;
    return after->width() > before->width() ? *after : *before;
  }
};

/// Where, across the crossing border, the strand `i` of `count` ends. At a corner outer strands
/// meet outer ones; elsewhere a line ends at the crossing border's nearest strand.
Length strand_end(const Crossing& crossing, std::size_t i, std::size_t count, bool at_start) {
  if (crossing.none()) return {};
  const StrandList across(crossing.widest());
  const std::size_t last = across.count - 1;
  std::size_t pick = at_start ? last : 0;
  if (!crossing.both()) {
    const std::size_t inwards = crossing.after != nullptr ? i : count - 1 - i;
    pick = at_start ? std::min(inwards, last) : last - std::min(inwards, last);
  }
  return at_start ? across.at(pick).offset : across.at(pick).end();
}

class Painter {
 public:
  Painter(const std::vector<Level>& levels, const std::vector<Length>& x,
          std::vector<frame::Item>& items)
      : levels_(levels), x_(x), items_(items) {}

  void paint() {
    for (std::size_t k = 0; k < levels_.size(); ++k) {
      for (const EdgeStretch& stretch : levels_[k].stretches) paint_horizontal(k, stretch);
    }
    for (std::size_t k = 0; k < levels_.size(); ++k) advance_runs(k);
  }

 private:
  /// An upright border that goes on from level to level.
  struct Run {
    std::size_t column, from;
    Edge edge;
  };

  void paint_horizontal(std::size_t level, const EdgeStretch& stretch) {
    const StrandList strands(stretch.edge);
    const Crossing left = uprights_at(level, stretch.begin);
    const Crossing right = uprights_at(level, stretch.end);
    for (std::size_t i = 0; i < strands.count; ++i) {
      const Length from =
          upright_left(left, stretch.begin) + strand_end(left, i, strands.count, true);
      const Length to =
          upright_left(right, stretch.end) + strand_end(right, i, strands.count, false);
      const Strand& strand = strands.at(i);
      draw_strand(stretch.edge, {from, levels_[level].y + strand.offset, to - from, strand.width},
                  false, items_);
    }
  }

  Length upright_left(const Crossing& crossing, std::size_t column) const {
    return crossing.none() ? x_[column] : x_[column] - crossing.widest().width() / 2;
  }

  Crossing uprights_at(std::size_t level, std::size_t column) const {
    const auto find = [&](std::size_t of) -> const Edge* {
      for (const Upright& upright : levels_[of].uprights) {
        if (upright.column == column) return &upright.edge;
      }
      return nullptr;
    };
    return {level > 0 ? find(level - 1) : nullptr, find(level)};
  }

  Crossing stretches_at(std::size_t level, std::size_t column) const {
    Crossing crossing;
    for (const EdgeStretch& stretch : levels_[level].stretches) {
      if (stretch.begin < column && column <= stretch.end) crossing.before = &stretch.edge;
      if (stretch.begin <= column && column < stretch.end) crossing.after = &stretch.edge;
    }
    return crossing;
  }

  void advance_runs(std::size_t level) {
    const std::vector<Upright>& here = levels_[level].uprights;
    const auto goes_on = [&here](const Run& run) {
      return std::any_of(here.begin(), here.end(), [&run](const Upright& upright) {
        return upright.column == run.column && upright.edge == run.edge;
      });
    };
    std::vector<Run> going;
    for (const Run& run : runs_) {
      if (goes_on(run)) {
        going.push_back(run);
      } else {
        paint_upright(run, level);
      }
    }
    for (const Upright& upright : here) {
      const bool open = std::any_of(going.begin(), going.end(), [&upright](const Run& run) {
        return run.column == upright.column;
      });
      if (!open) going.push_back({upright.column, level, upright.edge});
    }
    runs_ = std::move(going);
  }

  void paint_upright(const Run& run, std::size_t to) {
    const StrandList strands(run.edge);
    const Length left = x_[run.column] - run.edge.width() / 2;
    const Crossing above = stretches_at(run.from, run.column);
    const Crossing below = stretches_at(to, run.column);
    for (std::size_t i = 0; i < strands.count; ++i) {
      const Length y = levels_[run.from].y + strand_end(above, i, strands.count, true);
      const Length end = levels_[to].y + strand_end(below, i, strands.count, false);
      const Strand& strand = strands.at(i);
      draw_strand(run.edge, {left + strand.offset, y, strand.width, end - y}, true, items_);
    }
  }

  const std::vector<Level>& levels_;
  const std::vector<Length>& x_;
  std::vector<frame::Item>& items_;
  std::vector<Run> runs_;
};

}  // namespace

frame::LineStyle line_style(docx::BorderStyle style) {
  switch (style) {
    case docx::BorderStyle::dotted:
      return frame::LineStyle::dotted;
    case docx::BorderStyle::dashed:
    case docx::BorderStyle::dash_small_gap:
      return frame::LineStyle::dashed;
    case docx::BorderStyle::dot_dash:
    case docx::BorderStyle::dash_dot_stroked:
      return frame::LineStyle::dash_dot;
    case docx::BorderStyle::dot_dot_dash:
      return frame::LineStyle::dash_dot_dot;
    case docx::BorderStyle::wave:
    case docx::BorderStyle::double_wave:
      return frame::LineStyle::wave;
    default:
      return frame::LineStyle::solid;
  }
}

void draw_lines(const std::vector<Level>& levels, const std::vector<Length>& x,
                std::vector<frame::Item>& items) {
  Painter(levels, x, items).paint();
}

void draw_band(const Edge& edge, const Rect& band, bool upright, std::vector<frame::Item>& items) {
  const StrandList strands(edge);
  for (std::size_t i = 0; i < strands.count; ++i) {
    const Strand& s = strands.at(i);
    const Rect strand = upright ? Rect{band.x + s.offset, band.y, s.width, band.height}
                                : Rect{band.x, band.y + s.offset, band.width, s.width};
    draw_strand(edge, strand, upright, items);
  }
}

}  // namespace sealpress::layout::table
