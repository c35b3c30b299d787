#include "layout/inline/decorate.h"

namespace sealpress::layout {

namespace {

void horizontal(Piece& piece, Length from, Length to, Length y, Length width,
                frame::LineStyle style, Color color) {
  if (to > from) piece.items.emplace_back(frame::Line{{from, y}, {to, y}, width, style, color});
}

struct UnderlineLook {
  frame::LineStyle style = frame::LineStyle::solid;
  bool heavy = false, twice = false;
};

UnderlineLook look_of(docx::Underline underline) {
  using docx::Underline;
  using frame::LineStyle;
  switch (underline) {
    case Underline::double_line:
      return {LineStyle::solid, false, true};
    case Underline::thick:
      return {LineStyle::solid, true, false};
    case Underline::dotted:
      return {LineStyle::dotted, false, false};
    case Underline::dotted_heavy:
      return {LineStyle::dotted, true, false};
    case Underline::dash:
    case Underline::dash_long:
      return {LineStyle::dashed, false, false};
    case Underline::dash_heavy:
    case Underline::dash_long_heavy:
      return {LineStyle::dashed, true, false};
    case Underline::dot_dash:
      return {LineStyle::dash_dot, false, false};
    case Underline::dot_dash_heavy:
      return {LineStyle::dash_dot, true, false};
    case Underline::dot_dot_dash:
      return {LineStyle::dash_dot_dot, false, false};
    case Underline::dot_dot_dash_heavy:
      return {LineStyle::dash_dot_dot, true, false};
    case Underline::wave:
      return {LineStyle::wave, false, false};
    case Underline::wave_heavy:
      return {LineStyle::wave, true, false};
    case Underline::wave_double:
      return {LineStyle::wave, false, true};
    case Underline::none:
    case Underline::single:
    case Underline::words:
      return {};
  }
  return {};
}

frame::LineStyle border_style(docx::BorderStyle style) {
  using docx::BorderStyle;
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

/// A circle by four cubic curves.
frame::Path circle(Point centre, Length radius) {
  const Length k = radius.scaled(0.5523);
  const auto at = [&](Length dx, Length dy) { return Point{centre.x + dx, centre.y + dy}; };
  using Command = frame::PathCommand;
  frame::Path path;
  path.commands = {
      {Command::move, at(radius, {}), {}, {}},
      {Command::cubic, at(radius, k), at(k, radius), at({}, radius)},
      {Command::cubic, at(-k, radius), at(-radius, k), at(-radius, {})},
      {Command::cubic, at(-radius, -k), at(-k, -radius), at({}, -radius)},
      {Command::cubic, at(k, -radius), at(radius, -k), at(radius, {})},
      {Command::close, {}, {}, {}},
  };
  return path;
}

}  // namespace

void draw_ground(const DecoratedStretch& s, Piece& piece) {
  if (!s.format->has_background || s.to <= s.from) return;
  piece.under.emplace_back(
      frame::FillRect{{s.from, s.top, s.to - s.from, s.bottom - s.top}, s.format->background});
}

void draw_underline(const DecoratedStretch& s, Length thickest, Piece& piece) {
  const text::LineMetrics& metrics = s.format->font(s.slot).metrics;
  const UnderlineLook look = look_of(s.format->underline);
  const Length thin = thickest.scaled(metrics.underline_thickness);
  const Length width = look.heavy ? thin * 2 : thin;
  const Length y = s.baseline - thickest.scaled(metrics.underline_position);
  const Color color = s.format->underline_color;
  horizontal(piece, s.from, s.to, y, width, look.style, color);
  if (look.twice) horizontal(piece, s.from, s.to, y + thin * 2, width, look.style, color);
}

void draw_strike(const DecoratedStretch& s, Piece& piece) {
  const text::LineMetrics& metrics = s.format->font(s.slot).metrics;
  const Length thin = s.format->size.scaled(metrics.underline_thickness);
  const Length y = s.baseline - s.format->size.scaled(0.28);
  const Length apart = s.format->double_strike ? thin : Length();
  horizontal(piece, s.from, s.to, y - apart, thin, frame::LineStyle::solid, s.format->color);
  if (s.format->double_strike) {
    horizontal(piece, s.from, s.to, y + apart, thin, frame::LineStyle::solid, s.format->color);
  }
}

void draw_border(const DecoratedStretch& s, Piece& piece) {
  const docx::Border& border = s.format->border;
  const Length width = Length::eighth_points(border.eighths);
  const text::LineMetrics& metrics = s.format->font(s.slot).metrics;
  const Length top = s.baseline - s.format->size.scaled(metrics.ascent) - border.space;
  const Length bottom = s.baseline + s.format->size.scaled(metrics.descent) + border.space;
  const frame::LineStyle style = border_style(border.style);
  const Color color = border.color.automatic ? kBlack : border.color.rgb;
  horizontal(piece, s.from, s.to, top, width, style, color);
  horizontal(piece, s.from, s.to, bottom, width, style, color);
  piece.items.emplace_back(frame::Line{{s.from, top}, {s.from, bottom}, width, style, color});
  piece.items.emplace_back(frame::Line{{s.to, top}, {s.to, bottom}, width, style, color});
}

void draw_emphasis(const DecoratedStretch& s, Piece& piece) {
  const Length size = s.format->size;
  const bool below =
      s.format->emphasis == docx::Emphasis::dot || s.format->emphasis == docx::Emphasis::under_dot;
  const Length y = below ? s.baseline + size.scaled(0.26) : s.baseline - size.scaled(0.95);
  frame::Path mark = circle({s.from + (s.to - s.from) / 2, y}, size.scaled(0.07));
  if (s.format->emphasis == docx::Emphasis::circle) {
    mark.stroke = s.format->color;
    mark.stroke_width = size.scaled(0.03);
  } else {
    mark.fill = s.format->color;
  }
  piece.items.emplace_back(std::move(mark));
}

}  // namespace sealpress::layout
