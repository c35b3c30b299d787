#include "layout/drawing/turned_text.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "text/unicode.h"

namespace sealpress::layout {
namespace {

/// Marks that lie on their side in vertical lines (UAX #50: Tr): brackets, dashes, waves.
bool lies_down(char32_t c) {
  static constexpr std::u32string_view kMarks =
      U"（）《》〈〉「」『』【】〔〕〖〗［］｛｝＜＞—…–～〜－ー＝｜“”‘’：；";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// Stops that keep to the upper right of their cell.
bool is_stop(char32_t c) {
  static constexpr std::u32string_view kStops = U"、。，．";
  return kStops.find(c) != std::u32string_view::npos;
}

bool stands_upright(char32_t c) {
  static constexpr std::u32string_view kSigns = U"□■☐☑☒○●◎△▲☆★※√×÷±°℃§";
  const bool circled = c >= 0x2460 && c <= 0x24FF;
  return (text::is_wide(c) || circled || kSigns.find(c) != std::u32string_view::npos) &&
         !lies_down(c);
}

char32_t first_character(const frame::GlyphRun& run, const frame::Glyph& glyph) {
  if (glyph.text_length == 0 || glyph.text_begin >= run.text.size()) return 0;
  const std::u32string text =
      text::to_utf32(std::string_view(run.text).substr(glyph.text_begin, glyph.text_length));
  return text.empty() ? 0 : text.front();
}

/// The glyphs [begin, end) of a run as a run of their own.
frame::GlyphRun slice(const frame::GlyphRun& run, std::size_t begin, std::size_t end) {
  frame::GlyphRun part = run;
  part.glyphs.assign(run.glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
                     run.glyphs.begin() + static_cast<std::ptrdiff_t>(end));
  const std::uint32_t from = part.glyphs.front().text_begin;
  std::uint32_t to = from;
  for (const frame::Glyph& glyph : part.glyphs) {
    to = std::max(to, glyph.text_begin + glyph.text_length);
  }
  part.text = run.text.substr(from, to - from);
  for (frame::Glyph& glyph : part.glyphs) glyph.text_begin -= std::min(from, glyph.text_begin);
  return part;
}

/// Turns a full-width glyph back by a quarter about the middle of its cell.
frame::Item upright(frame::GlyphRun run, char32_t c) {
  frame::Glyph& glyph = run.glyphs.front();
  const Length half = run.size / 2;
  // An ideograph's cell reaches from 0.88 em above the baseline to 0.12 em below it.
  const Point middle{run.origin.x + glyph.x + half, run.origin.y + glyph.y - run.size.scaled(0.38)};
  if (is_stop(c)) {
    glyph.x += half;
    glyph.y -= half;
  }
  auto group = std::make_shared<frame::Group>();
  group->transform = {0, -1, 1, 0, middle.x - middle.y, middle.x + middle.y};
  group->items.emplace_back(std::move(run));
  return group;
}

void stand_up(const frame::GlyphRun& run, std::vector<frame::Item>& items) {
  std::size_t lying = 0;
  const auto flush = [&](std::size_t end) {
    if (lying < end) items.emplace_back(slice(run, lying, end));
  };
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const char32_t c = first_character(run, run.glyphs[i]);
    const bool single = i + 1 == run.glyphs.size() || run.glyphs[i + 1].text_length > 0;
    if (!single || !stands_upright(c)) continue;
    flush(i);
    items.push_back(upright(slice(run, i, i + 1), c));
    lying = i + 1;
  }
  flush(run.glyphs.size());
}

std::vector<frame::Item> with_upright_ideographs(std::vector<frame::Item> items) {
  std::vector<frame::Item> out;
  for (frame::Item& item : items) {
    if (const auto* run = std::get_if<frame::GlyphRun>(&item)) {
      stand_up(*run, out);
    } else {
      out.push_back(std::move(item));
    }
  }
  return out;
}

class Turn {
 public:
  Turn(bool downwards, Size room, Length across)
      : map_(downwards ? Transform{0, 1, -1, 0, room.width - across, Length()}
                       : Transform{0, -1, 1, 0, across, room.height}) {}

  void items(std::vector<frame::Item>& items) const {
    if (items.empty()) return;
    auto group = std::make_shared<frame::Group>();
    group->transform = map_;
    group->items = std::move(items);
    items.clear();
    items.emplace_back(std::move(group));
  }
  Point point(Point p) const {
    return {p.x.scaled(map_.a) + p.y.scaled(map_.c) + map_.e,
            p.x.scaled(map_.b) + p.y.scaled(map_.d) + map_.f};
  }
  Rect rect(const Rect& r) const {
    const Point a = point({r.x, r.y}), b = point({r.right(), r.bottom()});
    const Point from{min(a.x, b.x), min(a.y, b.y)}, to{max(a.x, b.x), max(a.y, b.y)};
    return {from.x, from.y, to.x - from.x, to.y - from.y};
  }

 private:
  Transform map_;
};

}  // namespace

Piece turn(Piece piece, docx::TextFlow direction, Size room, Length across) {
  const bool downwards = direction != docx::TextFlow::bt_lr;
  const Turn turned(downwards, room, across);
  if (direction == docx::TextFlow::tb_rl) {
    piece.items = with_upright_ideographs(std::move(piece.items));
  }
  turned.items(piece.under);
  turned.items(piece.items);
  for (frame::SealField& seal : piece.seals) seal.rect = turned.rect(seal.rect);
  for (frame::Link& link : piece.links) link.rect = turned.rect(link.rect);
  for (frame::Heading& heading : piece.headings) heading.y = Length();
  for (frame::Destination& destination : piece.destinations) destination.y = Length();
  for (Anchor& anchor : piece.anchors) {
    anchor.character = turned.point(anchor.character);
    anchor.paragraph_top = anchor.line_top = Length();
  }
  piece.size = room;
  return piece;
}

}  // namespace sealpress::layout
