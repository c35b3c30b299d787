#include "layout/block/paragraph_lines.h"

namespace sealpress::layout {

namespace {

/// Obstacles are finite; this ends a search among badly made ones.
constexpr int kMostTries = 200;

bool ends_segment(const Line& line) {
  return line.ended_by == LineEnd::page_break || line.ended_by == LineEnd::column_break;
}

/// Finds the places of lines beside obstacles: from left to right, then down.
class Searcher {
 public:
  Searcher(const Paragraph& paragraph, const Region& region, Length y)
      : paragraph_(paragraph), region_(region), y_(y) {}

  /// The line that begins at `from`; its top is `top()`.
  Line next(std::uint32_t from, bool first) {
    Line line = region_.obstacles != nullptr ? beside(from, first) : at(from, first, whole());
    top_ = y_;
    row_height_ = max(row_height_, line.height);
    if (line.last || ends_segment(line) || line.ended_by == LineEnd::line_break ||
        right_ == whole().right) {
      next_row();
    }
    return line;
  }
  Length top() const { return top_; }

 private:
  Obstacles::Gap whole() const { return {{}, region_.width, {}}; }

  bool is_free(const Obstacles::Gap& gap) const {
    return gap.left <= Length() && gap.right >= region_.width;
  }

  Line at(std::uint32_t from, bool first, const Obstacles::Gap& gap) {
    right_ = gap.right;
    return paragraph_.breaker().next(from, first, gap.left, gap.right, region_.width,
                                     !is_free(gap));
  }

  /// Below the row that has begun, or at its first place if nothing stands in it yet.
  void next_row() {
    y_ += row_height_;
    row_height_ = right_ = Length();
  }

  Line beside(std::uint32_t from, bool first) {
    Line line = paragraph_.breaker().next(from, first, {}, region_.width, region_.width, false);
    Length x = right_;
    for (int i = 0; i < kMostTries; ++i) {
      const Obstacles::Gap gap = region_.obstacles->at(y_, line.height, x);
      const bool wide = gap.right > gap.left;
      Line tried = wide ? at(from, first, gap) : Line{};
      const bool usable = tried.last || tried.end > tried.begin;
      if (usable && tried.height <= line.height) return tried;
      if (usable) {
        line = std::move(tried);
      } else if (wide && gap.right < region_.width) {
        x = gap.right;
      } else if (row_height_ > Length()) {
        next_row();
        x = Length();
      } else if (gap.next_y > y_ && gap.next_y < kInfinite) {
        y_ = gap.next_y;
        x = Length();
      } else {
        break;
      }
    }
    return at(from, first, whole());
  }

  const Paragraph& paragraph_;
  const Region& region_;
  Length y_, top_;
  Length row_height_;  ///< of the parts of lines that already stand at `y_`
  Length right_;       ///< where the last of them ends
};

}  // namespace

ParagraphLines::ParagraphLines(const Paragraph& paragraph, const Cursor& cursor,
                               Length prepared_width, const Region& region, Length y) {
  const std::vector<Line>& lines = paragraph.lines();
  const bool prepared = !region.obstacles && region.width == prepared_width &&
                        cursor.line < lines.size() && lines[cursor.line].begin == cursor.text;
  if (prepared) {
    take_prepared(paragraph, cursor.line, y);
  } else {
    break_anew(paragraph, static_cast<std::uint32_t>(cursor.text), region, y);
  }
}

void ParagraphLines::take_prepared(const Paragraph& paragraph, std::size_t from, Length y) {
  const std::vector<Line>& lines = paragraph.lines();
  for (std::size_t i = from; i < lines.size(); ++i) {
    placed_.push_back({&lines[i], y});
    y += lines[i].height;
    if (ends_segment(lines[i])) return;
  }
}

void ParagraphLines::break_anew(const Paragraph& paragraph, std::uint32_t from,
                                const Region& region, Length y) {
  Searcher searcher(paragraph, region, y);
  std::vector<Length> tops;
  do {
    const std::uint32_t begin = own_.empty() ? from : own_.back().end;
    own_.push_back(searcher.next(begin, begin == 0 && own_.empty()));
    tops.push_back(searcher.top());
  } while (!own_.back().last && !ends_segment(own_.back()));
  for (std::size_t i = 0; i < own_.size(); ++i) placed_.push_back({&own_[i], tops[i]});
}

}  // namespace sealpress::layout
