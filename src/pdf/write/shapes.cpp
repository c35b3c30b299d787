#include "pdf/write/shapes.h"

#include <algorithm>
#include <cmath>

namespace sealpress::pdf {
namespace {

using frame::Path;
using frame::PathCommand;

void move_to(Canvas& canvas, Point point) {
  canvas.point(point);
  canvas.op("m");
}

/// A wave along from–to: half waves, alternately to the left and to the right, each one curve.
void wave(Canvas& canvas, const frame::Line& line) {
  constexpr double kHalfWave = 3, kHeight = 2;  // in line widths
  constexpr double kMostHalfWaves = 10'000;     // no page is that wide
  const double dx = (line.to.x - line.from.x).to_pt(), dy = (line.to.y - line.from.y).to_pt();
  const double length = std::hypot(dx, dy);
  const double width = std::max(line.width.to_pt(), 0.25);
  const auto count = static_cast<int>(std::min(length / (kHalfWave * width), kMostHalfWaves));
  const auto at = [&](double along, double aside) {
    const double offset = aside * width / length;
    return line.from +
           Point{Length::pt(dx * along - dy * offset), Length::pt(dy * along + dx * offset)};
  };
  for (int i = 0; i < count; ++i) {
    const double side = i % 2 == 0 ? -kHeight : kHeight;
    canvas.point(at((i + 0.35) / count, side));
    canvas.point(at((i + 0.65) / count, side));
    canvas.point(at((i + 1.0) / count, 0));
    canvas.op("c");
  }
}

/// Writes the commands; false if nothing came of them. A path must begin with a move (8.5.2.1).
bool construct(Canvas& canvas, const std::vector<PathCommand>& commands) {
  bool begun = false;
  for (const PathCommand& command : commands) {
    if (!begun && command.kind == PathCommand::close) continue;
    if (!begun && command.kind != PathCommand::move) move_to(canvas, command.p1);
    begun = true;
    switch (command.kind) {
      case PathCommand::move:
        move_to(canvas, command.p1);
        break;
      case PathCommand::line:
        canvas.point(command.p1);
        canvas.op("l");
        break;
      case PathCommand::cubic:
        canvas.point(command.p1);
        canvas.point(command.p2);
        canvas.point(command.p3);
        canvas.op("c");
        break;
      case PathCommand::close:
        canvas.op("h");
        break;
    }
  }
  return begun;
}

const char* painting_operator(const Path& path) {
  if (!path.fill) return "S";
  if (!path.stroke) return path.even_odd ? "f*" : "f";
  return path.even_odd ? "B*" : "B";
}

}  // namespace

void paint(Canvas& canvas, const frame::Line& line) {
  canvas.stroke_color(line.color);
  canvas.pen(line.width, line.style);
  canvas.enter(Canvas::Mode::stroke);
  move_to(canvas, line.from);
  if (line.style == frame::LineStyle::wave) return wave(canvas, line);
  canvas.point(line.to);
  canvas.op("l");
}

void paint(Canvas& canvas, const frame::FillRect& fill) {
  canvas.fill_color(fill.color);
  canvas.enter(Canvas::Mode::fill);
  canvas.rect(fill.rect);
}

void paint(Canvas& canvas, const Path& path) {
  if (!path.fill && !path.stroke) return;
  canvas.enter(Canvas::Mode::page);
  if (path.fill) canvas.fill_color(*path.fill);
  if (path.stroke) {
    canvas.stroke_color(*path.stroke);
    canvas.pen(path.stroke_width, path.stroke_style);
    canvas.round_joins(false);
  }
  if (construct(canvas, path.commands)) canvas.op(painting_operator(path));
}

bool clip(Canvas& canvas, const Path& path) {
  canvas.enter(Canvas::Mode::page);
  if (!construct(canvas, path.commands)) return false;
  canvas.op(path.even_odd ? "W* n" : "W n");
  return true;
}

}  // namespace sealpress::pdf
