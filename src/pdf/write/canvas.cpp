#include "pdf/write/canvas.h"

#include <utility>

namespace sealpress::pdf {
namespace {

using frame::LineStyle;

/// Lengths of dashes and gaps, in line widths.
std::vector<int> dashes(LineStyle style) {
  switch (style) {
    case LineStyle::dotted:
      return {1, 2};
    case LineStyle::dashed:
      return {6, 3};
    case LineStyle::dash_dot:
      return {6, 3, 1, 3};
    case LineStyle::dash_dot_dot:
      return {6, 3, 1, 3, 1, 3};
    case LineStyle::solid:
    case LineStyle::wave:
      break;
  }
  return {};
}

std::string dash_array(LineStyle style, Mille width) {
  std::string out = "[";
  // A hair line, 0 wide, still has dashes that can be seen.
  const Mille unit = width > 0 ? width : 250;
  for (const int length : dashes(style)) {
    if (out.size() > 1) out += ' ';
    append_mille(out, unit * length);
  }
  return out + "]0";
}

}  // namespace

bool Canvas::enter(Mode mode) {
  if (mode == mode_) return false;
  const Mode before = std::exchange(mode_, mode);
  if (before == Mode::stroke) op("S");
  if (before == Mode::fill) op("f");
  if (before == Mode::text) op("ET");
  if (mode == Mode::text) op("BT");
  return true;
}

void Canvas::leave_path() {
  if (mode_ == Mode::stroke || mode_ == Mode::fill) enter(Mode::page);
}

void Canvas::color(Color color, const char* grey, const char* rgb) {
  const auto component = [this](std::uint8_t value) {
    append_mille(out_, (Mille{value} * 1000 + 127) / 255);
    out_ += ' ';
  };
  component(color.red);
  if (color.red == color.green && color.green == color.blue) return op(grey);
  component(color.green);
  component(color.blue);
  op(rgb);
}

void Canvas::fill_color(Color color) {
  if (state_.fill == color) return;
  leave_path();
  state_.fill = color;
  this->color(color, "g", "rg");
}

void Canvas::stroke_color(Color color) {
  if (state_.stroke == color) return;
  leave_path();
  state_.stroke = color;
  this->color(color, "G", "RG");
}

void Canvas::pen(Length width, LineStyle style) {
  const Mille mille = to_mille(width);
  if (state_.width != mille) {
    leave_path();
    state_.width = mille;
    append_mille(out_, mille);
    op(" w");
  }
  std::string dash = dash_array(style, mille);
  if (state_.dash == dash) return;
  leave_path();
  out_ += dash;
  op(" d");
  state_.dash = std::move(dash);
}

void Canvas::round_joins(bool round) {
  if (std::exchange(state_.round_joins, round) == round) return;
  leave_path();
  op(round ? "1 j" : "0 j");
}

void Canvas::stroke_glyphs(bool stroke) {
  if (std::exchange(state_.stroke_glyphs, stroke) == stroke) return;
  leave_path();
  op(stroke ? "2 Tr" : "0 Tr");
}

void Canvas::font(std::size_t resource, Mille size) {
  if (has_font(resource, size)) return;
  state_.font = resource;
  state_.font_size = size;
  out_ += "/F";
  append_integer(out_, static_cast<std::int64_t>(resource));
  out_ += ' ';
  append_mille(out_, size);
  op(" Tf");
}

void Canvas::save() {
  enter(Mode::page);
  saved_.push_back(state_);
  op("q");
}

void Canvas::restore() {
  enter(Mode::page);
  state_ = std::move(saved_.back());
  saved_.pop_back();
  op("Q");
}

/// With F the turn of the axis, y -> H - y, the map is F T F.
void Canvas::concat(const Transform& transform) {
  const auto& [a, b, c, d, e, f] = transform;
  for (const double factor : {a, -b, -c, d}) {
    append_factor(out_, factor);
    out_ += ' ';
  }
  append_length(out_, e + page_height_.scaled(c));
  out_ += ' ';
  append_length(out_, page_height_ - page_height_.scaled(d) - f);
  op(" cm");
}

void Canvas::clip(const Rect& area) {
  rect(area);
  op("W n");
}

void Canvas::point(Point point) {
  append_length(out_, point.x);
  out_ += ' ';
  append_mille(out_, y_up(point.y));
  out_ += ' ';
}

void Canvas::rect(const Rect& rect) {
  // Of opposite directions, two rectangles that overlap would cut a hole into each other.
  const Length x = min(rect.x, rect.right()), right = max(rect.x, rect.right());
  const Length y = min(rect.y, rect.bottom()), bottom = max(rect.y, rect.bottom());
  point({x, bottom});
  append_mille(out_, to_mille(right) - to_mille(x));
  out_ += ' ';
  append_mille(out_, y_up(y) - y_up(bottom));
  op(" re");
}

void Canvas::op(std::string_view text) {
  out_ += text;
  out_ += '\n';
}

std::string Canvas::finish() && {
  enter(Mode::page);
  return std::move(out_);
}

}  // namespace sealpress::pdf
