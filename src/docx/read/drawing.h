// Drawings: w:drawing (DrawingML), w:pict and w:object (VML).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "docx/read/story.h"

namespace sealpress::docx {

/// The drawing with all its shapes; its text boxes are stories among its children. What cannot be
/// shown leaves a remark.
const Node* read_drawing(xml::Node e, StoryReader& reader);

/// Coordinates of a group's children, as a map to the drawing's own: a group may be scaled, turned
/// and mirrored, and lie in another group.
class Space {
 public:
  Space() = default;

  /// A box of child coordinates.
  struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    double rotation = 0;  ///< degrees clockwise
    bool flip_h = false, flip_v = false;
  };

  /// The space of a group: `outer` is its box here, `inner` what that box is for its children.
  Space group(const Box& outer, const Box& inner) const;
  /// Sets place, rotation and flips of a shape whose box is given in this space, in EMU.
  void place(const Box& box, Shape& shape) const;

 private:
  double a_ = 1, b_ = 0, c_ = 0, d_ = 1, e_ = 0, f_ = 0;  ///< as in Transform
  double scale_x_ = 1, scale_y_ = 1, rotation_ = 0;
  bool flip_h_ = false, flip_v_ = false;
};

/// What is gathered while one drawing is read.
class DrawingBuilder {
 public:
  explicit DrawingBuilder(StoryReader& reader) : reader_(reader) {}

  StoryReader& reader() { return reader_; }
  Arena& arena() { return reader_.arena(); }
  Shape* make_shape() { return arena().make<Shape>(); }
  void add(const Shape* shape) { shapes_.push_back(shape); }
  bool empty() const { return shapes_.empty(); }
  std::vector<const Shape*>& shapes() { return shapes_; }

  /// Reads a w:txbxContent; the story becomes a child of the drawing.
  const Story* read_text_box(xml::Node content);
  /// The picture part of a relationship, "" with a remark if it is missing or external.
  std::string_view find_picture(std::string_view relationship_id);
  /// A remark about something in this drawing.
  void remark(std::string_view code, std::string_view element) {
    remarks_.emplace_back(code, element);
  }

  /// Completes `drawing`, whose fields besides shapes and children are set.
  const Drawing* finish(Drawing* drawing, xml::Node e);

 private:
  StoryReader& reader_;
  std::vector<const Shape*> shapes_;
  std::vector<std::pair<xml::Node, const Story*>> stories_;
  std::vector<std::pair<std::string, std::string>> remarks_;
};

/// Reads what an a:graphicData holds into `builder`; `extent` is the drawing's size.
void read_graphic(xml::Node graphic_data, const Size& extent, DrawingBuilder& builder);

/// Reads w:pict or w:object into `drawing` and `builder`.
void read_vml(xml::Node e, Drawing& drawing, DrawingBuilder& builder);

}  // namespace sealpress::docx
