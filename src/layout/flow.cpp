#include "layout/flow.h"

#include <iterator>

namespace sealpress::layout {

namespace {

void shift(Point& point, Point by) {
  point = point + by;
}
void shift(Rect& rect, Point by) {
  rect.x += by.x;
  rect.y += by.y;
}

struct Mover {
  Point by;
  void operator()(frame::GlyphRun& run) const { shift(run.origin, by); }
  void operator()(frame::Line& line) const {
    shift(line.from, by);
    shift(line.to, by);
  }
  void operator()(frame::FillRect& fill) const { shift(fill.rect, by); }
  void operator()(frame::Picture& picture) const { shift(picture.rect, by); }
  void operator()(frame::Path& path) const {
    for (frame::PathCommand& command : path.commands) {
      shift(command.p1, by);
      shift(command.p2, by);
      shift(command.p3, by);
    }
    if (!path.gradient) return;
    auto moved = std::make_shared<frame::Gradient>(*path.gradient);
    shift(moved->from, by);
    shift(moved->to, by);
    path.gradient = std::move(moved);
  }
  void operator()(std::shared_ptr<const frame::Group>& group) const {
    auto moved = std::make_shared<frame::Group>(*group);
    moved->transform.e += by.x;
    moved->transform.f += by.y;
    group = std::move(moved);
  }
};

template <class T>
void append(std::vector<T>& target, std::vector<T>& source) {
  if (target.empty()) {
    target = std::move(source);
    return;
  }
  target.insert(target.end(), std::make_move_iterator(source.begin()),
                std::make_move_iterator(source.end()));
}

}  // namespace

void translate(frame::Item& item, Point by) {
  std::visit(Mover{by}, item);
}

void place(Piece& target, Piece piece, Point by) {
  if (by != Point{}) {
    for (frame::Item& item : piece.under) translate(item, by);
    for (frame::Item& item : piece.items) translate(item, by);
    for (frame::SealField& seal : piece.seals) shift(seal.rect, by);
    for (frame::Link& link : piece.links) shift(link.rect, by);
    for (frame::Heading& heading : piece.headings) heading.y += by.y;
    for (frame::Destination& destination : piece.destinations) destination.y += by.y;
    for (Anchor& anchor : piece.anchors) {
      shift(anchor.character, by);
      anchor.paragraph_top += by.y;
      anchor.line_top += by.y;
      anchor.cell_top += by.y;
      anchor.column_left += by.x;
    }
  }
  append(target.under, piece.under);
  append(target.items, piece.items);
  append(target.seals, piece.seals);
  append(target.links, piece.links);
  append(target.headings, piece.headings);
  append(target.destinations, piece.destinations);
  append(target.notes, piece.notes);
  append(target.anchors, piece.anchors);
}

}  // namespace sealpress::layout
