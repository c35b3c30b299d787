// Paragraph borders and shading (17.3.1.24, 17.3.1.31). Neighbours with the same borders and
// indents share one box; the spaces between them lie inside it.
#include "layout/block/blocks.h"

namespace sealpress::layout {

namespace {

using docx::Border;
using docx::BorderStyle;

bool shows(const docx::Opt<Border>& border) {
  return border && border->style != BorderStyle::none && border->style != BorderStyle::nil;
}

int lines_of(BorderStyle style) {
  switch (style) {
    case BorderStyle::double_line:
    case BorderStyle::double_wave:
      return 2;
    case BorderStyle::triple:
      return 3;
    default:
      return 1;
  }
}

/// Lines and the gaps between them are equally wide.
Length thickness(const Border& border) {
  const std::int64_t parts = lines_of(border.style) * 2 - 1;
  const std::int64_t thick = border.style == BorderStyle::thick ? 2 : 1;
  return Length::eighth_points(border.eighths) * parts * thick;
}

Length room(const docx::Opt<Border>& border) {
  return shows(border) ? thickness(*border) + border->space : Length();
}

frame::LineStyle line_style(BorderStyle style) {
  switch (style) {
    case BorderStyle::dotted:
      return frame::LineStyle::dotted;
    case BorderStyle::dashed:
    case BorderStyle::dash_small_gap:
      return frame::LineStyle::dashed;
    case BorderStyle::dot_dash:
    case BorderStyle::dash_dot_stroked:
      return frame::LineStyle::dash_dot;
    case BorderStyle::dot_dot_dash:
      return frame::LineStyle::dash_dot_dot;
    case BorderStyle::wave:
    case BorderStyle::double_wave:
      return frame::LineStyle::wave;
    default:
      return frame::LineStyle::solid;
  }
}

bool bordered(const ParagraphFormat& f) {
  const docx::ParagraphBorders& b = f.borders;
  return shows(b.top) || shows(b.left) || shows(b.bottom) || shows(b.right) || shows(b.between);
}

bool same_box(const Block& above, const Block& below) {
  if (!above.paragraph || !below.paragraph) return false;
  const ParagraphFormat& a = above.paragraph->format();
  const ParagraphFormat& b = below.paragraph->format();
  return bordered(a) && a.borders == b.borders &&
         a.left + min(a.first, {}) == b.left + min(b.first, {}) && a.right == b.right;
}

/// Draws the strokes of a border along from–to; `inward` points from its outer edge to the text.
void stroke(const Border& border, Point from, Point to, Point inward, Piece& piece) {
  const int lines = lines_of(border.style);
  const Length all = thickness(border);
  const Length one = lines == 1 ? all : Length::eighth_points(border.eighths);
  const Color color = border.color.automatic ? kBlack : border.color.rgb;
  for (int i = 0; i < lines; ++i) {
    const Length offset = one / 2 + one * 2 * i;
    const auto step = [&](Point p) {
      const auto shifted = [&](Length at, Length unit) {
        return unit > Length() ? at + offset : unit < Length() ? at - offset : at;
      };
      return Point{shifted(p.x, inward.x), shifted(p.y, inward.y)};
    };
    piece.items.emplace_back(
        frame::Line{step(from), step(to), one, line_style(border.style), color});
  }
}

constexpr Length kUnit = Length::raw(1);

class FrameDrawer {
 public:
  FrameDrawer(Length width, Piece& piece) : width_(width), piece_(piece) {}

  void shade(const Strip& strip, const Strip* next) {
    const ParagraphFormat& f = strip.block->paragraph->format();
    if (!f.has_shading) return;
    const bool on = next && next->block->paragraph->format().has_shading;
    const Length bottom = on ? next->top : strip.bottom;
    piece_.under.emplace_back(
        frame::FillRect{{left(f), strip.top, right(f) - left(f), bottom - strip.top}, f.shading});
  }

  /// One box around the strips from `first` to `last`.
  void box(const Strip& first, const Strip& last) {
    const ParagraphFormat& f = first.block->paragraph->format();
    const Length l = left(f), r = right(f), t = first.top, b = last.bottom;
    if (shows(f.borders.left)) stroke(*f.borders.left, {l, t}, {l, b}, {kUnit, {}}, piece_);
    if (shows(f.borders.right)) stroke(*f.borders.right, {r, t}, {r, b}, {-kUnit, {}}, piece_);
    if (shows(f.borders.top)) stroke(*f.borders.top, {l, t}, {r, t}, {{}, kUnit}, piece_);
    if (shows(f.borders.bottom)) stroke(*f.borders.bottom, {l, b}, {r, b}, {{}, -kUnit}, piece_);
  }

  void between(const Strip& below) {
    const ParagraphFormat& f = below.block->paragraph->format();
    if (!shows(f.borders.between)) return;
    const Length y = below.top + f.borders.between->space;
    stroke(*f.borders.between, {left(f), y}, {right(f), y}, {{}, kUnit}, piece_);
  }

 private:
  Length left(const ParagraphFormat& f) const {
    return f.left + min(f.first, {}) - room(f.borders.left);
  }
  Length right(const ParagraphFormat& f) const { return width_ - f.right + room(f.borders.right); }

  Length width_;
  Piece& piece_;
};

}  // namespace

Length border_above(const Block& block, bool joined) {
  const docx::ParagraphBorders& b = block.paragraph->format().borders;
  if (!joined) return room(b.top);
  return shows(b.between) ? room(b.between) + b.between->space : Length();
}

Length border_below(const Block& block, bool joined) {
  return joined ? Length() : room(block.paragraph->format().borders.bottom);
}

void join_borders(std::vector<Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const bool joined = same_box(blocks[i], blocks[i + 1]);
    blocks[i].joins_next = blocks[i + 1].joins_previous = joined;
  }
}

void draw_frames(const std::vector<Strip>& strips, Length width, Piece& piece) {
  FrameDrawer drawer(width, piece);
  for (std::size_t i = 0; i < strips.size();) {
    std::size_t last = i;
    const auto adjacent = [&](std::size_t at) {
      return at + 1 < strips.size() && strips[at + 1].block == strips[at].block + 1;
    };
    while (strips[last].block->joins_next && adjacent(last)) drawer.between(strips[++last]);
    for (std::size_t k = i; k <= last; ++k) {
      drawer.shade(strips[k], adjacent(k) ? &strips[k + 1] : nullptr);
    }
    if (bordered(strips[i].block->paragraph->format())) drawer.box(strips[i], strips[last]);
    i = last + 1;
  }
}

}  // namespace sealpress::layout
