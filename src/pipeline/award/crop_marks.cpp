#include "pipeline/award/crop_marks.h"

#include <iterator>

#include "layout/box/box.h"

namespace sealpress::pipeline {

void add_crop_marks(const Size& trimmed, frame::Page& sheet) {
  const Length begin = kSheetMargin - Length::mm(8), end = kSheetMargin - kMostBleed;
  const Length width = Length::pt(0.25);
  const Length right = kSheetMargin + trimmed.width, bottom = kSheetMargin + trimmed.height;
  const auto line = [&](Point from, Point to) {
    sheet.items.emplace_back(frame::Line{from, to, width, frame::LineStyle::solid, kBlack});
  };
  for (const Length x : {kSheetMargin, right}) {
    line({x, begin}, {x, end});
    line({x, sheet.size.height - begin}, {x, sheet.size.height - end});
  }
  for (const Length y : {kSheetMargin, bottom}) {
    line({begin, y}, {end, y});
    line({sheet.size.width - begin, y}, {sheet.size.width - end, y});
  }
}

void mark_draft(frame::Page& page, const text::FontLibrary& fonts) {
  layout::BoxText text;
  text.text = "草稿";
  text.font = "黑体";
  text.size = min(page.size.width, page.size.height) / 3;
  text.floor = Length::pt(1);
  text.color = {200, 200, 200};
  text.align = layout::BoxAlign::center;
  std::u32string missing;
  const Rect all{Length(), Length(), page.size.width, page.size.height};
  auto set = layout::set_box(text, all, fonts, missing);
  // Below the text, so that it can still be read.
  if (set) page.items.insert(page.items.begin(), set->items.begin(), set->items.end());
}

}  // namespace sealpress::pipeline
