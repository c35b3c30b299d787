// The typed tree of a WordprocessingML story.
//
// A node carries the XML it came from: `open` and `close` are views into the part's bytes, and its
// children tile what lies between them; what this program does not understand is a Raw child. So
//     write(node) = intact ? everything from open to close : open + write(children) + close
// gives the source back byte for byte, and a merged tree is the template's tree with some nodes
// replaced: untouched subtrees are shared by pointer, changed ones are shallow copies with other
// children, values are made nodes whose `open`/`close` lie in the document's own arena. Layout
// walks the same tree and never asks where a node came from.
//
// Nodes live in an Arena and are immutable once published; pointers stay valid as long as the
// Arena.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "docx/properties.h"

namespace sealpress::docx {

enum class NodeKind : std::uint8_t {
  raw,        ///< bytes that layout ignores (properties, unknown elements, white space)
  story,      ///< w:body, w:hdr, w:ftr, w:footnote, w:txbxContent ...
  paragraph,  ///< w:p
  table,      ///< w:tbl
  row,        ///< w:tr
  cell,       ///< w:tc
  control,    ///< w:sdt, at any level
  wrapper,  ///< transparent: w:sdtContent, w:ins, w:moveTo, w:smartTag, w:customXml, mc choice ...
  deleted,  ///< w:del, w:moveFrom: written, not laid out
  hyperlink,    ///< w:hyperlink
  field,        ///< w:fldSimple
  run,          ///< w:r
  text,         ///< w:t (and w:delText inside deleted)
  tab,          ///< w:tab
  line_break,   ///< w:br, w:cr, w:lastRenderedPageBreak excluded
  symbol,       ///< w:sym
  special,      ///< w:noBreakHyphen, w:softHyphen, w:pgNum, w:ptab ...
  field_char,   ///< w:fldChar
  instruction,  ///< w:instrText
  note,         ///< w:footnoteReference, w:endnoteReference, w:footnoteRef, separators
  drawing,      ///< w:drawing, w:pict, w:object
  bookmark,     ///< w:bookmarkStart
  math,         ///< m:oMath, m:oMathPara: its text in reading order
  seal_place,   ///< {{章:…}}: writes nothing, becomes a signature field
  unsupported   ///< element that carries something visible and cannot be shown; `name` says which
};

struct Node {
  NodeKind kind = NodeKind::raw;
  bool intact = true;  ///< children tile the source unchanged, so the bytes may be copied whole
  std::string_view open, close;
  std::span<const Node* const> children;

  /// The node's whole source; meaningful only while `intact` and not made.
  std::string_view source() const {
    return {open.data(), static_cast<std::size_t>(close.data() + close.size() - open.data())};
  }
};

/// What a value node says about itself, for findings ("which field holds a character no font has").
struct ValueMark {
  std::string_view field;  ///< the official label
};

struct Story : Node {
  static constexpr NodeKind kKind = NodeKind::story;
};

struct Paragraph : Node {
  static constexpr NodeKind kKind = NodeKind::paragraph;
  const ParagraphProperties* properties = nullptr;  ///< direct formatting; never null after reading
  const RunProperties* mark = nullptr;              ///< of the paragraph mark; never null
  const SectionProperties* section = nullptr;       ///< w:sectPr: this paragraph ends a section
};

struct Table : Node {
  static constexpr NodeKind kKind = NodeKind::table;
  const TableProperties* properties = nullptr;
  std::span<const Length> grid;  ///< w:tblGrid
};

struct Row : Node {
  static constexpr NodeKind kKind = NodeKind::row;
  const RowProperties* properties = nullptr;
  const TableProperties* exceptions = nullptr;  ///< w:tblPrEx, may be null
};

struct Cell : Node {
  static constexpr NodeKind kKind = NodeKind::cell;
  const CellProperties* properties = nullptr;
};

struct Control : Node {
  static constexpr NodeKind kKind = NodeKind::control;
  std::string_view tag, alias;
  bool showing_placeholder = false;
  bool checkbox = false, checked = false;
  ValueMark value;  ///< set on controls made by merging
};

struct Hyperlink : Node {
  static constexpr NodeKind kKind = NodeKind::hyperlink;
  std::string_view target, anchor;  ///< external URI (resolved relationship) or bookmark name
};

struct Field : Node {
  static constexpr NodeKind kKind = NodeKind::field;
  std::string_view instruction;
};

struct Run : Node {
  static constexpr NodeKind kKind = NodeKind::run;
  const RunProperties* properties = nullptr;  ///< never null
};

struct Text : Node {
  static constexpr NodeKind kKind = NodeKind::text;
  std::string_view text;  ///< decoded UTF-8, white space as Word shows it (xml:space applied)
};

struct Tab : Node {
  static constexpr NodeKind kKind = NodeKind::tab;
};

struct LineBreak : Node {
  static constexpr NodeKind kKind = NodeKind::line_break;
  enum Type : std::uint8_t { line, page, column } type = line;
  enum Clear : std::uint8_t { none, left, right, all } clear = none;
};

struct Symbol : Node {
  static constexpr NodeKind kKind = NodeKind::symbol;
  std::string_view font;
  char32_t character = 0;  ///< as stated, usually U+F0xx
};

struct Special : Node {
  static constexpr NodeKind kKind = NodeKind::special;
  enum Type : std::uint8_t {
    no_break_hyphen,
    soft_hyphen,
    page_number,
    position_tab,
    day_short,
    day_long,
    month_short,
    month_long,
    year_short,
    year_long
  } type = no_break_hyphen;
  TabAlign align = TabAlign::left;     ///< position_tab
  TabLeader leader = TabLeader::none;  ///< position_tab
  bool relative_to_indent = false;     ///< position_tab
};

struct FieldChar : Node {
  static constexpr NodeKind kKind = NodeKind::field_char;
  enum Type : std::uint8_t { begin, separate, end } type = begin;
  /// A legacy form field (w:ffData), if it is one.
  enum Form : std::uint8_t { none, check_box, drop_down, text_input } form = none;
  bool checked = false;        ///< check_box
  std::string_view form_text;  ///< drop_down: the chosen entry; text_input: its default
};

struct Instruction : Node {
  static constexpr NodeKind kKind = NodeKind::instruction;
  std::string_view text;
};

struct Note : Node {
  static constexpr NodeKind kKind = NodeKind::note;
  enum Type : std::uint8_t {
    footnote_reference,
    endnote_reference,
    own_number,
    separator,
    continuation_separator
  } type = footnote_reference;
  std::string_view id;
  bool custom_mark = false;
};

struct Bookmark : Node {
  static constexpr NodeKind kKind = NodeKind::bookmark;
  std::string_view name;
};

struct Math : Node {
  static constexpr NodeKind kKind = NodeKind::math;
  std::string_view text;
  bool display = false;
};

struct SealPlace : Node {
  static constexpr NodeKind kKind = NodeKind::seal_place;
  std::string_view name;
  Length diameter;
};

struct Unsupported : Node {
  static constexpr NodeKind kKind = NodeKind::unsupported;
  std::string_view name;  ///< qualified element name
};

// ---- Drawings ------------------------------------------------------------------------------

enum class Wrap : std::uint8_t { inline_, none, square, top_and_bottom, tight, through };

/// Where an anchored drawing stands along one axis (20.4.2.10, 20.4.2.11).
struct AnchorPosition {
  std::string_view relative_from;  ///< page, margin, column, paragraph, character, line, ...
  std::string_view align;          ///< left, center, right, top, bottom, inside, outside; or empty
  Length offset;
  double percent = 0;  ///< wp14:pctPosHOffset, used when has_percent
  bool has_percent = false;
};

/// An arrowhead or the like (20.1.8.3); sizes from 0 (small) to 2 (large).
struct LineEnd {
  enum Type : std::uint8_t { none, triangle, arrow, stealth, diamond, oval } type = none;
  std::uint8_t width = 1, length = 1;
};

struct Outline {
  bool visible = true;
  Length width = Length::emu(9525);
  Color color;
  std::string_view dash = "solid";
  LineEnd head, tail;  ///< where the line begins, where it ends
};

struct GradientStop {
  double at = 0;  ///< from 0 to 1
  Color color;
};

/// a:gradFill (20.1.8.33), in fractions of the shape's box.
struct Gradient {
  std::span<const GradientStop> stops;  ///< ascending; none: no gradient
  double angle = 0;                     ///< degrees clockwise from "to the right"
  bool radial = false;                  ///< from a centre outwards
  double center_x = 0.5, center_y = 0.5;
};

/// One shape of a drawing, in the drawing's own coordinates (already through group transforms).
struct Chart;

struct Shape {
  enum Type : std::uint8_t {
    picture,
    rectangle,
    rounded_rectangle,
    ellipse,
    line,
    custom_path,
    other_preset,
    chart,
    diagram,
    unknown
  } type = unknown;
  std::string_view preset;  ///< prstGeom name or VML shape type
  Rect box;                 ///< relative to the drawing's top left corner
  double rotation = 0;      ///< degrees clockwise about the centre
  bool flip_h = false, flip_v = false;
  bool has_fill = false;
  Color fill;         ///< of a gradient: the mean of its colours
  Gradient gradient;  ///< instead of `fill`, if it has stops
  Outline outline;
  bool has_outline = false;
  // picture
  std::string_view image_part;  ///< part name, empty if missing or external
  double crop_left = 0, crop_top = 0, crop_right = 0, crop_bottom = 0;  ///< fractions
  // text box
  const Story* text = nullptr;
  Length inset_left = Length::emu(91440), inset_top = Length::emu(45720);
  Length inset_right = Length::emu(91440), inset_bottom = Length::emu(45720);
  CellAlign text_align = CellAlign::top;
  bool grow_to_text = false;  ///< spAutoFit
  /// Colour of text that states none (a:fontRef of the shape's style).
  bool has_text_color = false;
  Color text_color;
  TextFlow text_flow = TextFlow::horizontal;
  // custom geometry, in the box's coordinates
  struct PathStep {
    enum class Kind : std::uint8_t { move, line, cubic, close } kind;
    Point p1, p2, p3;
  };
  std::span<const PathStep> path;
  const Chart* chart_data = nullptr;  ///< kept by the arena; null where it is not drawn
  std::string_view chart_part;        ///< part name
  std::string_view plain_text;  ///< chart, diagram, WordArt: text to be shown rather than lost
  bool word_art = false;        ///< `plain_text` fills the box, stretched
  const RunProperties* plain_format = nullptr;  ///< of a DrawingML text, kept by the arena
};

struct Drawing : Node {
  static constexpr NodeKind kKind = NodeKind::drawing;
  Wrap wrap = Wrap::inline_;
  Size extent;
  Length dist_left, dist_top, dist_right, dist_bottom;
  AnchorPosition horizontal, vertical;
  bool behind_text = false, layout_in_cell = true, allow_overlap = true;
  std::int64_t z_order = 0;
  std::string_view wrap_side = "bothSides";
  std::span<const Shape* const> shapes;  ///< back to front
  std::string_view name, alt_text;
};

// ---- Access --------------------------------------------------------------------------------

/// The node as a `T` if it is one, else nullptr.
template <class T>
const T* as(const Node* node) {
  return node && node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}

/// Owns nodes, their child lists and the text they view. Nodes must be trivially destructible; what
/// is not (properties) goes through `keep`.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* object = new (memory_.allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
    if constexpr (std::is_base_of_v<Node, T>) {
      if constexpr (requires { T::kKind; }) object->kind = T::kKind;
    }
    return object;
  }
  /// Copies text into the arena.
  std::string_view text(std::string_view s) {
    if (s.empty()) return {};
    char* p = static_cast<char*>(memory_.allocate(s.size(), 1));
    s.copy(p, s.size());
    return {p, s.size()};
  }
  template <class T>
  std::span<const T> list(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    T* p = std::pmr::polymorphic_allocator<T>(&memory_).allocate(items.size());
    std::uninitialized_copy(items.begin(), items.end(), p);
    return {p, items.size()};
  }
  template <class T>
  std::span<const T> list(const std::vector<T>& items) {
    return list(std::span<const T>(items));
  }
  /// Keeps a value of any type alive as long as the arena.
  template <class T>
  const T* keep(T value) {
    auto owned = std::make_shared<const T>(std::move(value));
    const T* pointer = owned.get();
    kept_.push_back(std::move(owned));
    return pointer;
  }

 private:
  std::pmr::monotonic_buffer_resource memory_{std::size_t{16} * 1024};
  std::vector<std::shared_ptr<const void>> kept_;
};

}  // namespace sealpress::docx
