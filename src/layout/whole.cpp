#include "layout/whole.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "text/unicode.h"

namespace sealpress::layout {
namespace {

/// Puts `next` below what `whole` holds, after the space that its last block asks for.
void append_below(Filled& whole, Filled next) {
  const Length below = whole.piece.size.height + whole.space_after;
  const Length height = next.piece.size.height;
  place(whole.piece, std::move(next.piece), {Length(), below});
  if (height > Length()) {
    whole.piece.size.height = below + height;
    whole.space_after = next.space_after;
  }
  whole.end = next.end;
}

}  // namespace

Region endless(Length width, bool measure) {
  Region region;
  region.width = width;
  region.measure = measure;
  return region;
}

Filled fill_all(const BlockFlow& flow, Cursor& cursor, const Region& region) {
  Filled whole = flow.fill(cursor, region);
  while (!flow.done(cursor)) append_below(whole, flow.fill(cursor, region));
  whole.end = FillEnd::done;
  return whole;
}

Filled fill_within(const BlockFlow& flow, Cursor& cursor, Region region) {
  const Length height = region.height;
  Filled whole = flow.fill(cursor, region);
  while (!flow.done(cursor) && whole.end != FillEnd::full) {
    region.at_top = false;
    region.height = height - whole.piece.size.height - whole.space_after;
    append_below(whole, flow.fill(cursor, region));
  }
  return whole;
}

std::string text_below(const Piece& piece, Length y) {
  std::string text;
  for (const frame::Item& item : piece.items) {
    const auto* run = std::get_if<frame::GlyphRun>(&item);
    if (run != nullptr && run->origin.y > y) text += run->text;
  }
  return text.find_first_not_of(' ') == std::string::npos ? std::string() : text;
}

Diagnostic cut_off(const docx::Document& file, const docx::Node* node, std::string text) {
  constexpr std::size_t kShown = 20;
  std::u32string shown = text::to_utf32(text);
  if (shown.size() > kShown) shown = shown.substr(0, kShown) + U"…";
  Diagnostic remark = finding(Severity::warning, "layout.cut_off");
  remark.place = file.place_of(node);
  return std::move(remark).with("text", text::to_utf8(shown));
}

void clip(Piece& piece, const Rect& window) {
  const auto below = [&window](const frame::Item& item) {
    const auto* run = std::get_if<frame::GlyphRun>(&item);
    return run != nullptr && run->origin.y - run->size >= window.bottom();
  };
  for (std::vector<frame::Item>* items : {&piece.under, &piece.items}) {
    items->erase(std::remove_if(items->begin(), items->end(), below), items->end());
    if (items->empty()) continue;
    auto group = std::make_shared<frame::Group>();
    group->clip = window;
    group->items = std::move(*items);
    items->clear();
    items->emplace_back(std::move(group));
  }
}

}  // namespace sealpress::layout
