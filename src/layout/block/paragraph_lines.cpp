#include "layout/block/paragraph_lines.h"

namespace sealpress::layout {

namespace {

/// Text needs an inch beside an obstacle.
constexpr Length kLeastGap = Length::twips(1440);
/// Obstacles are finite; this ends a search among badly made ones.
constexpr int kMostTries = 200;

bool ends_segment(const Line& line) {
  return line.ended_by == LineEnd::page_break || line.ended_by == LineEnd::column_break;
}

/// Finds the place of one line beside obstacles.
struct Searcher {
  const Paragraph& paragraph;
  const Region& region;

  Line at(std::uint32_t from, bool first, const Obstacles::Gap& gap) const {
    const bool free = gap.left <= Length() && gap.right >= region.width;
    return paragraph.breaker().next(from, first, gap.left, gap.right, region.width, !free);
  }

  Line find(std::uint32_t from, bool first, Length& y) const {
    const Obstacles::Gap all{{}, region.width, {}};
    Line line = at(from, first, all);
    if (!region.obstacles) return line;
    for (int i = 0; i < kMostTries; ++i) {
      const Obstacles::Gap gap = region.obstacles->at(y, line.height);
      const bool free = gap.left <= Length() && gap.right >= region.width;
      const Line tried = free || gap.right - gap.left >= kLeastGap ? at(from, first, gap) : Line{};
      const bool usable = tried.last || tried.end > tried.begin;
      if (usable && tried.height <= line.height) return tried;
      if (usable) {
        line = tried;
      } else if (gap.next_y > y) {
        y = gap.next_y;
      } else {
        break;
      }
    }
    return at(from, first, all);
  }
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
  const Searcher searcher{paragraph, region};
  std::vector<Length> tops;
  do {
    const std::uint32_t begin = own_.empty() ? from : own_.back().end;
    own_.push_back(searcher.find(begin, begin == 0 && own_.empty(), y));
    tops.push_back(y);
    y += own_.back().height;
  } while (!own_.back().last && !ends_segment(own_.back()));
  for (std::size_t i = 0; i < own_.size(); ++i) placed_.push_back({&own_[i], tops[i]});
}

}  // namespace sealpress::layout
