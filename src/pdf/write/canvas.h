// A content stream (ISO 32000-1, 7.8.2) under construction.
//
// Canvas knows the graphics state, so that operators are written only where something changes, and
// the mode: lines of one look become one path, text of one stretch one text object. It turns the
// y axis: callers speak of the page from its top left corner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "frame/frame.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {

class Canvas {
 public:
  explicit Canvas(Length page_height) : page_height_(page_height) {}

  /// What the operators being written belong to. Between paths anything may come; a path that is
  /// still open takes nothing but points; a text object takes everything but paths.
  enum class Mode : std::uint8_t { page, stroke, fill, text };
  /// Ends the mode before, painting its path or closing its text object. True if that happened.
  bool enter(Mode mode);

  // State; nothing is written where it is so already.
  void fill_color(Color color);
  void stroke_color(Color color);
  /// Width, and the dashes of the style in proportion to it.
  void pen(Length width, frame::LineStyle style);
  void round_joins(bool round);
  /// ISO 32000-1, 9.3.6: fills glyphs, or fills and strokes them.
  void stroke_glyphs(bool stroke);
  bool has_font(std::size_t resource, Mille size) const {
    return state_.font == resource && state_.font_size == size;
  }
  void font(std::size_t resource, Mille size);

  void save();
  void restore();
  void concat(const Transform& transform);
  void clip(const Rect& rect);

  /// "x y " of a place on the page.
  void point(Point point);
  void rect(const Rect& rect);
  /// Appends an operator, or anything else, and ends the line.
  void op(std::string_view text);
  /// Operands go here; each is followed by a space or an operator.
  std::string& out() { return out_; }

  Mille y_up(Length y) const { return to_mille(page_height_ - y); }

  /// Closes what is open and gives the stream away.
  std::string finish() &&;

 private:
  struct State {
    Color fill = kBlack, stroke = kBlack;
    Mille width = 1000;
    std::string dash = "[]0";
    bool round_joins = false, stroke_glyphs = false;
    std::size_t font = SIZE_MAX;
    Mille font_size = 0;
  };

  /// State may change between paths and inside text, not within a path.
  void leave_path();
  void color(Color color, const char* grey, const char* rgb);

  Length page_height_;
  std::string out_;
  Mode mode_ = Mode::page;
  State state_;
  std::vector<State> saved_;
};

}  // namespace sealpress::pdf
