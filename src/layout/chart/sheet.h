// What a chart is drawn on: a box in points, its top left at 0, 0, with lines, areas and words.
#pragma once

#include <numbers>
#include <string_view>
#include <vector>

#include "docx/chart.h"
#include "frame/frame.h"
#include "layout/context.h"

namespace sealpress::layout::chart {

/// Points from the chart's top left corner.
struct Spot {
  double x = 0, y = 0;
};

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
};

enum class Side { left, middle, right };

inline constexpr double kDegree = std::numbers::pi / 180;

/// A place on a circle; degrees clockwise from the top.
Spot on_circle(Spot centre, double radius, double degrees);

class Sheet {
 public:
  Sheet(const Rect& box, const Context& context) : box_(box), context_(context) {}

  double width() const { return box_.width.to_pt(); }
  double height() const { return box_.height.to_pt(); }

  /// Nothing where the line has no colour. `width` in points, where the line states none.
  void line(Spot from, Spot to, const docx::ChartLine& line, Color otherwise, double width = 0.75);
  void lines(const std::vector<Spot>& spots, Color color, double width, bool closed = false);
  /// A smooth curve through the spots.
  void curve(const std::vector<Spot>& spots, Color color, double width);
  void area(const std::vector<Spot>& outline, const docx::ChartFill& fill,
            const docx::ChartLine& border, std::optional<Color> otherwise);
  void rectangle(const Box& box, const docx::ChartFill& fill, const docx::ChartLine& border,
                 std::optional<Color> otherwise);
  /// A ring's piece between two angles (degrees clockwise from the top); `hole` may be 0.
  void slice(Spot centre, double radius, double hole, double from, double to, Color color);
  void disc(Spot centre, double radius, std::optional<Color> fill, std::optional<Color> border);

  double text_width(std::string_view words, const docx::ChartText& format) const;
  double line_height(const docx::ChartText& format) const;
  /// From the middle of a line of text down to its baseline.
  double drop(const docx::ChartText& format) const;
  /// One line of words whose `side` stands at `at`, and whose middle has its height.
  void words(std::string_view text, const docx::ChartText& format, Spot at, Side side);
  /// The same, turned about `at`; degrees clockwise.
  void turned(std::string_view text, const docx::ChartText& format, Spot at, Side side,
              double degrees);

  std::vector<frame::Item> take() && { return std::move(items_); }

 private:
  Point point(Spot at) const;
  std::vector<frame::Item> set(std::string_view text, const docx::ChartText& format, Spot at,
                               Side side) const;

  const Rect& box_;
  const Context& context_;
  std::vector<frame::Item> items_;
};

}  // namespace sealpress::layout::chart
