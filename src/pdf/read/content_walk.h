// What a page's content paints, one piece after the other: text, pictures, paths. Forms within it
// are gone into. For use in the child process.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/read/matrix.h"
#include "pdf/read/pages.h"
#include "pdf/read/shown_font.h"
#include "pdf/verify/syntax_tree.h"

namespace sealpress::pdf {

/// How something is painted. Colours are shares of red, green and blue.
struct PaintState {
  struct Paint {
    double red = 0, green = 0, blue = 0;
  };
  Matrix ctm;
  Paint fill, stroke;
  double line_width = 1;
  std::shared_ptr<const ShownFont> font;
  double size = 0, spacing = 0, word_spacing = 0, stretch = 1, leading = 0, rise = 0;
  int mode = 0;
};

/// A string in one font.
struct PaintedText {
  const PaintState& state;
  const std::vector<ShownCode>& codes;
  Matrix place;       ///< of its beginning, rise included, on the page
  double length = 0;  ///< along its line, before `stretch`
  /// How far a code goes, its spacing included.
  double advance_of(const ShownCode& code) const {
    return code.advance * state.size + state.spacing + (code.is_space ? state.word_spacing : 0);
  }
};

struct PathPoint {
  double x = 0, y = 0;
};
/// Lines that hang together, on the page.
struct SubPath {
  std::vector<PathPoint> points;
  bool curved = false, closed = false;
};

class ContentSink {
 public:
  virtual ~ContentSink() = default;
  virtual void text(const PaintedText& text) = 0;
  /// `image` is null for a picture within the content itself.
  virtual void picture(const PaintState& state, const OutsideValue& image) = 0;
  virtual void path(const PaintState& state, const std::vector<SubPath>& paths, bool filled,
                    bool stroked) = 0;
  /// What is painted from here to the end of the span means this text (14.9.4), as UTF-16 with its
  /// mark or in PDFDocEncoding. Spans may nest; most have none.
  virtual void begin_span(const std::string& /*actual_text*/) {}
  virtual void end_span() {}
};

class ContentWalk {
 public:
  /// `view` leads from the page's coordinates to those that the sink is told.
  explicit ContentWalk(ContentSink& sink, const Matrix& view = {}) : sink_(sink), view_(view) {}

  /// The page's contents, without its annotations.
  void walk_page(const OutsideValue& page);
  /// The look of an annotation (12.5.5): the form's box fitted into the annotation's.
  void walk_appearance(const OutsideValue& form, const Box& annotation);
  /// Whether all of it was read.
  bool is_complete() const { return complete_; }

 private:
  void run(std::string_view content, const OutsideValue& resources, int depth);
  void draw(const OutsideValue& object, const OutsideValue& resources, int depth);
  void take(const std::string& operation, const std::vector<SyntaxNode>& operands);
  bool take_path(const std::string& operation, const std::vector<SyntaxNode>& operands);
  bool take_color(const std::string& operation, const std::vector<SyntaxNode>& operands);
  void set(const std::string& operation, double value);
  void paint(const std::string& operation);
  void point(double x, double y, bool begins);
  std::shared_ptr<const ShownFont> font(const OutsideValue& value);
  void move(double x, double y);
  void advance(double distance);
  void show(const std::string& text);

  ContentSink& sink_;
  Matrix view_;
  PaintState state_;
  Matrix text_, line_;
  std::vector<SubPath> paths_;
  std::size_t points_ = 0;
  std::map<int, std::shared_ptr<const ShownFont>> fonts_;
  bool complete_ = true;
};

}  // namespace sealpress::pdf
