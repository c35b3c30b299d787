#include "layout/drawing/drawing.h"

#include <memory>
#include <utility>

#include "docx/chart.h"
#include "layout/chart/chart.h"
#include "layout/drawing/gradient.h"
#include "layout/drawing/line_ends.h"
#include "layout/drawing/marked_box.h"
#include "layout/drawing/picture.h"
#include "layout/drawing/preset_paths.h"
#include "layout/drawing/shape_map.h"
#include "layout/drawing/text_box.h"

namespace sealpress::layout {
namespace {

/// a:prstDash (20.1.10.49) and the dash styles of VML.
frame::LineStyle dash_of(std::string_view dash) {
  const auto has = [dash](std::string_view part) { return dash.find(part) != dash.npos; };
  if (has("DashDotDot") || has("dashdotdot")) return frame::LineStyle::dash_dot_dot;
  if (has("DashDot") || has("dashDot") || has("dashdot")) return frame::LineStyle::dash_dot;
  if (has("Dash") || has("dash")) return frame::LineStyle::dashed;
  if (has("Dot") || has("dot") || dash == "1 1") return frame::LineStyle::dotted;
  return frame::LineStyle::solid;
}

class Drawer {
 public:
  Drawer(const docx::Drawing& drawing, Context& context) : drawing_(drawing), context_(context) {}

  Piece draw() {
    piece_.size = drawing_.extent;
    for (const docx::Shape* shape : drawing_.shapes) draw_shape(*shape);
    if (drawing_.shapes.empty())
      draw_fallback({{}, {}, drawing_.extent.width, drawing_.extent.height}, "");
    if (drawing_.wrap == docx::Wrap::inline_ && drawing_.shapes.size() == 1) fit_to_bounds();
    return std::move(piece_);
  }

 private:
  void draw_shape(const docx::Shape& shape) {
    switch (shape.type) {
      case docx::Shape::picture:
        return draw_picture_shape(shape);
      case docx::Shape::chart:
        if (shape.chart_data != nullptr) return draw_data(shape);
        return draw_stand_in(shape);
      case docx::Shape::diagram:
        return draw_stand_in(shape);
      default:
        break;
    }
    if (!shape.word_art || shape.text != nullptr) return draw_body(shape);
    append(word_art(shape, context_));
  }

  void append(std::vector<frame::Item> items) {
    for (frame::Item& item : items) piece_.items.push_back(std::move(item));
  }

  void draw_picture_shape(const docx::Shape& shape) {
    if (shape.has_fill) draw_path(shape, *outline_of(shape), true, false);
    if (auto items = draw_picture(drawing_, shape, context_)) {
      append(std::move(*items));
    } else {
      draw_fallback(shape.box, "");
    }
    if (shape.has_outline) draw_path(shape, *outline_of(shape), false, true);
  }

  void draw_data(const docx::Shape& shape) {
    append(draw_chart(*docx::current_chart(context_.view, shape), shape.box, context_));
  }

  /// What is not drawn, but whose words are not lost; reading it has been remarked upon.
  void draw_stand_in(const docx::Shape& shape) { draw_fallback(shape.box, shape.plain_text); }

  void draw_fallback(const Rect& box, std::string_view words) {
    if (words.empty()) words = drawing_.alt_text.empty() ? drawing_.name : drawing_.alt_text;
    append(marked_box(box, words, context_));
  }

  // ---- Shapes with a body ------------------------------------------------------------------

  void draw_body(const docx::Shape& stated) {
    docx::Shape shape = stated;
    ShapeText text;
    if (shape.text != nullptr) {
      text = lay_out_text(shape, context_);
      shape.box.height += text.grown;
      if (drawing_.shapes.size() == 1) piece_.size.height += text.grown;
    }
    if (shape.text == nullptr && !shape.plain_text.empty()) text = lay_out_plain(shape, context_);
    draw_outline(shape);
    place_text(shape, std::move(text.piece));
  }

  void draw_outline(const docx::Shape& shape) {
    if (auto path = outline_of(shape)) {
      // Freehand areas are filled though nobody closed them.
      const bool freehand = shape.type == docx::Shape::custom_path;
      const bool fill = shape.has_fill && (freehand || is_closed(*path));
      draw_path(shape, std::move(*path), fill, shape.has_outline);
    } else if (shape.type == docx::Shape::other_preset || shape.text == nullptr) {
      Diagnostic problem = input_error("layout.shape_unknown");
      problem.args.push_back({"shape", std::string(shape.preset)});
      report_drawing(drawing_, std::move(problem), context_);
      append(marked_box(shape.box, shape.text == nullptr ? drawing_.alt_text : "", context_));
    }
  }

  void draw_path(const docx::Shape& shape, std::vector<frame::PathCommand> commands, bool fill,
                 bool stroke) {
    stroke = stroke && shape.outline.visible;
    if (commands.empty() || (!fill && !stroke)) return;
    if (is_mapped(shape)) {
      const Transform map = map_of(shape);
      for (frame::PathCommand& command : commands) {
        command.p1 = mapped(map, command.p1);
        command.p2 = mapped(map, command.p2);
        command.p3 = mapped(map, command.p3);
      }
    }
    frame::Path path;
    path.commands = std::move(commands);
    if (fill) path.fill = shape.fill;
    if (fill) path.gradient = gradient_of(shape);
    std::vector<frame::Item> ends;
    if (stroke) {
      path.stroke = shape.outline.color;
      path.stroke_width = shape.outline.width;
      path.stroke_style = dash_of(shape.outline.dash);
      ends = draw_line_ends(shape.outline, path);
    }
    piece_.items.emplace_back(std::move(path));
    append(std::move(ends));
  }

  /// Text turns with its shape, but is never mirrored. What lies under text (shading) lies above
  /// the shape.
  void place_text(const docx::Shape& shape, Piece text) {
    text.items.insert(text.items.begin(), std::make_move_iterator(text.under.begin()),
                      std::make_move_iterator(text.under.end()));
    text.under.clear();
    const Point at{shape.box.x, shape.box.y};
    if (shape.rotation == 0) return place(piece_, std::move(text), at);
    docx::Shape unmirrored = shape;
    unmirrored.flip_h = unmirrored.flip_v = false;
    Piece moved;
    place(moved, std::move(text), at);
    auto group = std::make_shared<frame::Group>();
    group->transform = map_of(unmirrored);
    group->items = std::move(moved.items);
    moved.items.clear();
    if (!group->items.empty()) moved.items.emplace_back(std::move(group));
    place(piece_, std::move(moved), {});
  }

  /// Text sees the upright box around an inline drawing that is turned.
  void fit_to_bounds() {
    docx::Shape shape = *drawing_.shapes.front();
    if (shape.rotation == 0) return;
    shape.box = {{}, {}, piece_.size.width, piece_.size.height};
    const Rect bounds = bounds_of(shape);
    Piece moved;
    place(moved, std::move(piece_), {-bounds.x, -bounds.y});
    moved.size = {bounds.width, bounds.height};
    piece_ = std::move(moved);
  }

  const docx::Drawing& drawing_;
  Context& context_;
  Piece piece_;
};

}  // namespace

Piece draw(const docx::Drawing& drawing, Context& context) {
  return Drawer(drawing, context).draw();
}

}  // namespace sealpress::layout
