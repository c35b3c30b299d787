// The lines of a paragraph where they would stand in a region: as prepared, or broken anew beside
// obstacles or for another width.
#pragma once

#include <vector>

#include "layout/block/blocks.h"

namespace sealpress::layout {

struct PlacedLine {
  const Line* line = nullptr;
  Length top;
};

/// The rest of a paragraph from a cursor on, up to its next page or column break.
class ParagraphLines {
 public:
  /// `y` is where the first line may begin.
  ParagraphLines(const Paragraph& paragraph, const Cursor& cursor, Length prepared_width,
                 const Region& region, Length y);

  const std::vector<PlacedLine>& lines() const { return placed_; }

 private:
  void take_prepared(const Paragraph& paragraph, std::size_t from, Length y);
  void break_anew(const Paragraph& paragraph, std::uint32_t from, const Region& region, Length y);

  std::vector<Line> own_;
  std::vector<PlacedLine> placed_;
};

}  // namespace sealpress::layout
