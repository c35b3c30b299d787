#include "layout/chart/sheet.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "layout/inline/line_height.h"
#include "text/unicode.h"

namespace sealpress::layout::chart {
namespace {

using text::NamedFont;

frame::PathCommand move_to(Point p) {
  return {frame::PathCommand::move, p, {}, {}};
}
frame::PathCommand line_to(Point p) {
  return {frame::PathCommand::line, p, {}, {}};
}
constexpr frame::PathCommand kClose{frame::PathCommand::close, {}, {}, {}};

/// A stretch of characters in one font.
struct Stretch {
  const NamedFont* font;
  std::u32string characters;
};

std::vector<Stretch> stretches(std::string_view words, const docx::ChartText& format,
                               const Context& context) {
  const docx::Theme& theme = context.file.styles.theme;
  const auto or_else = [](const std::string& a, const std::string& b, const char* c) {
    return !a.empty() ? a : !b.empty() ? b : std::string(c);
  };
  const NamedFont& latin = context.fonts.find(or_else(format.latin, theme.minor_latin, "Calibri"),
                                              format.bold, format.italic);
  const NamedFont& wide = context.fonts.find(
      or_else(format.east_asian, theme.minor_east_asia, "宋体"), format.bold, format.italic);
  std::vector<Stretch> out;
  for (const char32_t c : text::to_utf32(words)) {
    const NamedFont* font = text::is_wide(c) ? &wide : &latin;
    if (out.empty() || out.back().font != font) out.push_back({font, {}});
    out.back().characters += c < 0x20 ? U' ' : c;
  }
  return out;
}

/// Glyphs as runs, a run for each face.
class RunMaker {
 public:
  RunMaker(const docx::ChartText& format, Point origin, std::vector<frame::Item>& items)
      : format_(format), origin_(origin), size_(Length::pt(format.size)), items_(items) {}

  void add(const Stretch& stretch, const text::FontLibrary& fonts) {
    std::vector<text::ShapedGlyph> glyphs;
    fonts.shape(*stretch.font, stretch.characters, {}, glyphs);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const text::ShapedGlyph& glyph = glyphs[i];
      if (run_.glyphs.empty() || run_.face != glyph.face || run_.x_scale != glyph.stretch) {
        open(glyph, *stretch.font);
      }
      const bool leads = i == 0 || glyphs[i - 1].cluster != glyph.cluster;
      const std::string utf8 = leads ? text::to_utf8(cluster(stretch.characters, glyphs, i)) : "";
      const Length x = size_.scaled(pen_ + glyph.x_offset) - (run_.origin.x - origin_.x);
      run_.glyphs.push_back({glyph.glyph, x, size_.scaled(-glyph.y_offset),
                             static_cast<std::uint32_t>(run_.text.size()),
                             static_cast<std::uint16_t>(utf8.size())});
      run_.text += utf8;
      pen_ += glyph.advance;
    }
    flush();
  }

 private:
  static std::u32string_view cluster(std::u32string_view text,
                                     const std::vector<text::ShapedGlyph>& glyphs, std::size_t i) {
    std::size_t next = i;
    while (next < glyphs.size() && glyphs[next].cluster == glyphs[i].cluster) ++next;
    const std::size_t end = next < glyphs.size() ? glyphs[next].cluster : text.size();
    return text.substr(glyphs[i].cluster, end - glyphs[i].cluster);
  }
  void open(const text::ShapedGlyph& glyph, const NamedFont& font) {
    flush();
    run_.origin = {origin_.x + size_.scaled(pen_), origin_.y};
    run_.face = glyph.face;
    run_.size = size_;
    run_.x_scale = glyph.stretch;
    run_.slant = font.synthetic_italic ? 0.25 : 0;
    run_.embolden = font.synthetic_bold ? size_.scaled(1.0 / 30) : Length();
    run_.color = format_.color;
  }
  void flush() {
    if (!run_.glyphs.empty()) items_.emplace_back(std::move(run_));
    run_ = {};
  }

  const docx::ChartText& format_;
  Point origin_;
  Length size_;
  std::vector<frame::Item>& items_;
  frame::GlyphRun run_;
  double pen_ = 0;
};

}  // namespace

Spot on_circle(Spot centre, double radius, double degrees) {
  return {centre.x + radius * std::sin(degrees * kDegree),
          centre.y - radius * std::cos(degrees * kDegree)};
}

Point Sheet::point(Spot at) const {
  return {box_.x + Length::pt(at.x), box_.y + Length::pt(at.y)};
}

void Sheet::line(Spot from, Spot to, const docx::ChartLine& line, Color otherwise, double width) {
  if (line.stated && !line.color) return;
  const double stated = line.width ? line.width->to_pt() : width;
  frame::Line out{point(from), point(to), Length::pt(stated), frame::LineStyle::solid,
                  line.color.value_or(otherwise)};
  if (line.dash.find("ash") != std::string::npos) out.style = frame::LineStyle::dashed;
  if (line.dash.find("ot") != std::string::npos) out.style = frame::LineStyle::dotted;
  items_.emplace_back(out);
}

void Sheet::lines(const std::vector<Spot>& spots, Color color, double width, bool closed) {
  if (spots.size() < 2) return;
  frame::Path path;
  for (const Spot& spot : spots) {
    path.commands.push_back(path.commands.empty() ? move_to(point(spot)) : line_to(point(spot)));
  }
  if (closed) path.commands.push_back(kClose);
  path.stroke = color;
  path.stroke_width = Length::pt(width);
  items_.emplace_back(std::move(path));
}

void Sheet::curve(const std::vector<Spot>& spots, Color color, double width) {
  if (spots.size() < 3) return lines(spots, color, width);
  frame::Path path;
  path.commands.push_back(move_to(point(spots.front())));
  for (std::size_t i = 0; i + 1 < spots.size(); ++i) {
    // Catmull and Rom's curve, as cubic Béziers.
    const Spot& before = spots[i == 0 ? 0 : i - 1];
    const Spot& after = spots[std::min(i + 2, spots.size() - 1)];
    const Spot first{spots[i].x + (spots[i + 1].x - before.x) / 6,
                     spots[i].y + (spots[i + 1].y - before.y) / 6};
    const Spot second{spots[i + 1].x - (after.x - spots[i].x) / 6,
                      spots[i + 1].y - (after.y - spots[i].y) / 6};
    path.commands.push_back(
        {frame::PathCommand::cubic, point(first), point(second), point(spots[i + 1])});
  }
  path.stroke = color;
  path.stroke_width = Length::pt(width);
  items_.emplace_back(std::move(path));
}

void Sheet::area(const std::vector<Spot>& outline, const docx::ChartFill& fill,
                 const docx::ChartLine& border, std::optional<Color> otherwise) {
  if (outline.size() < 3) return;
  frame::Path path;
  for (const Spot& spot : outline) {
    path.commands.push_back(path.commands.empty() ? move_to(point(spot)) : line_to(point(spot)));
  }
  path.commands.push_back(kClose);
  path.fill = fill.stated ? fill.color : otherwise;
  if (border.stated) path.stroke = border.color;
  if (path.stroke) path.stroke_width = border.width.value_or(Length::pt(0.75));
  if (path.fill || path.stroke) items_.emplace_back(std::move(path));
}

void Sheet::rectangle(const Box& box, const docx::ChartFill& fill, const docx::ChartLine& border,
                      std::optional<Color> otherwise) {
  area({{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}},
       fill, border, otherwise);
}

void Sheet::slice(Spot centre, double radius, double hole, double from, double to, Color color) {
  if (to - from <= 0) return;
  const auto on = [&](double r, double angle) { return point(on_circle(centre, r, angle)); };
  frame::Path path;
  const auto arc = [&](double r, double begin, double end) {
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(end - begin) / 45)));
    const double step = (end - begin) / pieces;
    const double reach = 4.0 / 3 * std::tan(step * kDegree / 4) * r;
    for (int i = 0; i < pieces; ++i) {
      const double a = begin + i * step, b = a + step;
      const auto tangent = [&](double angle, double sign) {
        return point(
            {centre.x + r * std::sin(angle * kDegree) + sign * reach * std::cos(angle * kDegree),
             centre.y - r * std::cos(angle * kDegree) + sign * reach * std::sin(angle * kDegree)});
      };
      path.commands.push_back({frame::PathCommand::cubic, tangent(a, 1), tangent(b, -1), on(r, b)});
    }
  };
  path.commands.push_back(move_to(on(radius, from)));
  arc(radius, from, to);
  path.commands.push_back(line_to(hole > 0 ? on(hole, to) : point(centre)));
  if (hole > 0) arc(hole, to, from);
  path.commands.push_back(kClose);
  path.fill = color;
  items_.emplace_back(std::move(path));
}

void Sheet::disc(Spot centre, double radius, std::optional<Color> fill,
                 std::optional<Color> border) {
  constexpr double kArc = 0.5522847498;
  const auto at = [&](double x, double y) {
    return point({centre.x + x * radius, centre.y + y * radius});
  };
  using enum frame::PathCommand::Kind;
  frame::Path path;
  path.commands = {move_to(at(1, 0)),
                   {cubic, at(1, kArc), at(kArc, 1), at(0, 1)},
                   {cubic, at(-kArc, 1), at(-1, kArc), at(-1, 0)},
                   {cubic, at(-1, -kArc), at(-kArc, -1), at(0, -1)},
                   {cubic, at(kArc, -1), at(1, -kArc), at(1, 0)},
                   kClose};
  path.fill = fill;
  path.stroke = border;
  if (border) path.stroke_width = Length::pt(0.75);
  if (fill || border) items_.emplace_back(std::move(path));
}

double Sheet::text_width(std::string_view words, const docx::ChartText& format) const {
  double em = 0;
  for (const Stretch& stretch : stretches(words, format, context_)) {
    std::vector<text::ShapedGlyph> glyphs;
    context_.fonts.shape(*stretch.font, stretch.characters, {}, glyphs);
    for (const text::ShapedGlyph& glyph : glyphs) em += glyph.advance;
  }
  return em * format.size;
}

double Sheet::line_height(const docx::ChartText& format) const {
  const auto all = stretches("0", format, context_);
  const Extent extent =
      font_extent(all.front().font->metrics, Length::pt(format.size), context_.profile);
  return (extent.ascent + extent.descent).to_pt();
}

double Sheet::drop(const docx::ChartText& format) const {
  const auto all = stretches("0", format, context_);
  const Extent extent =
      font_extent(all.front().font->metrics, Length::pt(format.size), context_.profile);
  constexpr double kUp = 0.03;  // em: seen in Word's charts
  return (extent.ascent - extent.descent).to_pt() / 2 - kUp * format.size;
}

std::vector<frame::Item> Sheet::set(std::string_view text, const docx::ChartText& format, Spot at,
                                    Side side) const {
  std::vector<frame::Item> items;
  const double width = text_width(text, format);
  const double left = side == Side::left    ? at.x
                      : side == Side::right ? at.x - width
                                            : at.x - width / 2;
  RunMaker maker(format, point({left, at.y + drop(format)}), items);
  for (const Stretch& stretch : stretches(text, format, context_))
    maker.add(stretch, context_.fonts);
  return items;
}

void Sheet::words(std::string_view text, const docx::ChartText& format, Spot at, Side side) {
  for (frame::Item& item : set(text, format, at, side)) items_.push_back(std::move(item));
}

void Sheet::turned(std::string_view text, const docx::ChartText& format, Spot at, Side side,
                   double degrees) {
  const double angle = degrees * kDegree, c = std::cos(angle), s = std::sin(angle);
  const Point pivot = point(at);
  auto group = std::make_shared<frame::Group>();
  group->items = set(text, format, at, side);
  const Length e = pivot.x - (pivot.x.scaled(c) - pivot.y.scaled(s));
  const Length f = pivot.y - (pivot.x.scaled(s) + pivot.y.scaled(c));
  group->transform = {c, s, -s, c, e, f};
  if (!group->items.empty()) items_.emplace_back(std::shared_ptr<const frame::Group>(group));
}

}  // namespace sealpress::layout::chart
