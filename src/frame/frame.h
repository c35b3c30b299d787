// The finished page as plain values: what layout makes and exporters read.
//
// Positions are from the page's top left corner, y downwards. Items are painted in their order.
// Nothing here knows Word or PDF. A frame is built by one thread and read-only from then on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "text/font/face_id.h"

namespace sealpress::frame {

/// One placed glyph. `text_begin`/`text_length` name the bytes of GlyphRun::text that it shows;
/// a glyph with length 0 belongs to the cluster of the glyph before it.
struct Glyph {
  std::uint32_t id = 0;
  Length x, y;  ///< from the run's origin; y downwards
  std::uint32_t text_begin = 0;
  std::uint16_t text_length = 0;
};

/// Glyphs of one face and size on one baseline, in visual order.
struct GlyphRun {
  Point origin;  ///< on the baseline
  text::FaceId face;
  Length size;           ///< em size
  double x_scale = 1.0;  ///< w:w, as a factor on glyph shapes; positions already include it
  double slant = 0.0;    ///< synthetic italic: x += slant * height
  Length embolden;       ///< synthetic bold: stroke width, zero for none
  Color color;
  bool actual_text =
      false;         ///< the glyphs do not map one by one to characters (Tibetan, ligatures)
  std::string text;  ///< UTF-8
  std::vector<Glyph> glyphs;
};

enum class LineStyle : std::uint8_t { solid, dotted, dashed, dash_dot, dash_dot_dot, wave };

/// A straight line, `width` thick, centred on from–to.
struct Line {
  Point from, to;
  Length width;
  LineStyle style = LineStyle::solid;
  Color color;
};

struct FillRect {
  Rect rect;
  Color color;
};

struct PathCommand {
  enum Kind : std::uint8_t { move, line, cubic, close } kind;
  Point p1, p2, p3;  ///< move, line: p1; cubic: control points p1 p2, end p3
};

/// Colours along a line or out from a centre; beyond its ends they go on unchanged.
struct Gradient {
  struct Stop {
    double at = 0;  ///< from 0 to 1
    Color color;
  };
  std::vector<Stop> stops;  ///< ascending, two at least
  bool radial = false;
  Point from, to;  ///< radial: the centre, and a point on the outermost circle
};

struct Path {
  std::vector<PathCommand> commands;
  std::optional<Color> fill;
  std::shared_ptr<const Gradient> gradient;  ///< fills instead of `fill`
  std::optional<Color> stroke;
  Length stroke_width;
  LineStyle stroke_style = LineStyle::solid;
  bool even_odd = false;
};

/// The bytes of a PNG or JPEG file, shared by all frames that show it.
using ImageBytes = std::shared_ptr<const std::string>;

/// A picture whose whole area fills `rect`; clip it by a Group where it is cropped.
struct Picture {
  ImageBytes image;
  Rect rect;
  std::string alt_text;
};

struct Group;

using Item = std::variant<GlyphRun, Line, FillRect, Path, Picture, std::shared_ptr<const Group>>;

/// Items drawn through a map and, if given, cut to a rectangle (in the group's own coordinates).
struct Group {
  Transform transform;
  std::optional<Rect> clip;
  std::vector<Item> items;
};

/// A place for a seal: becomes an empty signature field.
struct SealField {
  std::string name;
  Rect rect;
};

struct Link {
  Rect rect;
  std::string target;  ///< a URI, or "#name" for a place inside the document
};

struct Page {
  Size size;
  std::vector<Item> items;
  std::vector<SealField> seals;
  std::vector<Link> links;
};

struct Heading {
  int level = 1;  ///< from 1
  std::string title;
  std::size_t page = 0;  ///< index into Document::pages
  Length y;
};

struct Destination {
  std::string name;
  std::size_t page = 0;
  Length y;
};

struct Document {
  std::vector<Page> pages;
  std::vector<Heading> outline;
  std::vector<Destination> destinations;
};

}  // namespace sealpress::frame
