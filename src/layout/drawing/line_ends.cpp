#include "layout/drawing/line_ends.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sealpress::layout {
namespace {

using Command = frame::PathCommand;

/// Ends grow with their line, but those of hairlines are as large as those of 2 pt.
constexpr Length kLeastWidth = Length::twips(40);
/// Small, medium and large ends, in line widths.
constexpr std::array kFactors{2.0, 3.0, 5.0};
// Where a circle's quarter puts the control points of its cubic.
constexpr double kCircle = 0.5522847498;

/// An end of a line and the direction in which the line arrives there.
class Tip {
 public:
  Tip(Point at, Point from, const docx::LineEnd& end, const frame::Path& line)
      : at_(at), end_(end), line_(line) {
    const double x = (at.x - from.x).to_pt(), y = (at.y - from.y).to_pt();
    const double length = std::hypot(x, y);
    if (length > 0) along_ = {x / length, y / length};
    const Length width = max(line.stroke_width, kLeastWidth);
    length_ = width.scaled(kFactors[std::min<std::size_t>(end.length, 2)]);
    half_ = width.scaled(kFactors[std::min<std::size_t>(end.width, 2)] / 2);
  }

  frame::Path path() const {
    frame::Path path;
    path.commands = commands();
    if (end_.type == docx::LineEnd::arrow) {
      path.stroke = line_.stroke;
      path.stroke_width = line_.stroke_width;
    } else {
      path.fill = line_.stroke;
    }
    return path;
  }

  /// Where the line itself ends, so that its square end does not show beside the tip.
  Point line_end() const {
    if (end_.type == docx::LineEnd::triangle) return spot(-0.9, 0);
    return end_.type == docx::LineEnd::stealth ? spot(-0.6, 0) : at_;
  }

 private:
  /// `along` in lengths of the end beyond the line's end, `aside` in half widths.
  Point spot(double along, double aside) const {
    const Length l = length_.scaled(along), a = half_.scaled(aside);
    return at_ + Point{l.scaled(along_.first) - a.scaled(along_.second),
                       l.scaled(along_.second) + a.scaled(along_.first)};
  }
  Command move(double along, double aside) const {
    return {Command::move, spot(along, aside), {}, {}};
  }
  Command line(double along, double aside) const {
    return {Command::line, spot(along, aside), {}, {}};
  }
  Command curve(Point a, Point b, Point to) const { return {Command::cubic, a, b, to}; }

  std::vector<Command> commands() const {
    const Command close{Command::close, {}, {}, {}};
    switch (end_.type) {
      case docx::LineEnd::triangle:
        return {move(0, 0), line(-1, 1), line(-1, -1), close};
      case docx::LineEnd::stealth:
        return {move(0, 0), line(-1, 1), line(-0.6, 0), line(-1, -1), close};
      case docx::LineEnd::arrow:
        return {move(-1, 1), line(0, 0), line(-1, -1)};
      case docx::LineEnd::diamond:
        return {move(0.5, 0), line(0, 1), line(-0.5, 0), line(0, -1), close};
      case docx::LineEnd::oval:
        return oval();
      case docx::LineEnd::none:
        break;
    }
    return {};
  }

  std::vector<Command> oval() const {
    const double k = kCircle;
    return {move(0.5, 0), curve(spot(0.5, k), spot(k / 2, 1), spot(0, 1)),
            curve(spot(-k / 2, 1), spot(-0.5, k), spot(-0.5, 0)),
            curve(spot(-0.5, -k), spot(-k / 2, -1), spot(0, -1)),
            curve(spot(k / 2, -1), spot(0.5, -k), spot(0.5, 0))};
  }

  Point at_;
  const docx::LineEnd& end_;
  const frame::Path& line_;
  std::pair<double, double> along_{1, 0};
  Length length_, half_;
};

Point& end_of(Command& command) {
  return command.kind == Command::cubic ? command.p3 : command.p1;
}

bool is_one_stroke(const std::vector<Command>& commands) {
  const auto breaks = [](const Command& c) {
    return c.kind == Command::move || c.kind == Command::close;
  };
  return commands.size() > 1 && commands.front().kind == Command::move &&
         std::none_of(commands.begin() + 1, commands.end(), breaks);
}

}  // namespace

std::vector<frame::Item> draw_line_ends(const docx::Outline& outline, frame::Path& line) {
  std::vector<frame::Item> items;
  std::vector<Command>& commands = line.commands;
  if (!line.stroke || !is_one_stroke(commands)) return items;
  Command& last = commands.back();
  const Point before_last =
      last.kind == Command::cubic ? last.p2 : end_of(commands[commands.size() - 2]);
  const Tip tail(end_of(last), before_last, outline.tail, line);
  const Tip head(commands.front().p1, commands[1].p1, outline.head, line);
  if (outline.head.type != docx::LineEnd::none) items.emplace_back(head.path());
  if (outline.tail.type != docx::LineEnd::none) items.emplace_back(tail.path());
  end_of(last) = tail.line_end();
  commands.front().p1 = head.line_end();
  return items;
}

}  // namespace sealpress::layout
