// Formatting as WordprocessingML states it, sparse: an empty optional means "not said here".
//
// The same types hold what one place says (a style, a run) and what comes out after inheritance
// (docx/styles.h). Clause numbers are ECMA-376 Part 1. Lengths are converted at the door.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/color.h"
#include "base/length.h"

namespace sealpress::docx {

template <class T>
using Opt = std::optional<T>;

// ---- Runs (17.3.2) -------------------------------------------------------------------------

/// w:color and friends: "auto" is a colour of its own, decided by the background.
struct ColorSpec {
  bool automatic = false;
  Color rgb;
  bool operator==(const ColorSpec&) const = default;
};

enum class Underline : std::uint8_t {
  none,
  single,
  words,
  double_line,
  thick,
  dotted,
  dotted_heavy,
  dash,
  dash_heavy,
  dash_long,
  dash_long_heavy,
  dot_dash,
  dot_dash_heavy,
  dot_dot_dash,
  dot_dot_dash_heavy,
  wave,
  wave_heavy,
  wave_double
};
enum class VerticalAlign : std::uint8_t { baseline, superscript, subscript };
enum class Emphasis : std::uint8_t { none, dot, comma, circle, under_dot };
enum class FontHint : std::uint8_t { none, east_asia, complex };

/// w:shd (17.3.5): percentage of `color` over `fill`.
struct Shading {
  double percent = 0;  ///< 0 clear, 1 solid
  ColorSpec color{true, {}}, fill{true, {}};
  bool operator==(const Shading&) const = default;
};

enum class BorderStyle : std::uint8_t {
  none,  ///< yields to an opponent
  nil,   ///< no border, and says so
  single,
  thick,
  double_line,
  dotted,
  dashed,
  dot_dash,
  dot_dot_dash,
  triple,
  thin_thick_small,
  thick_thin_small,
  thin_thick_thin_small,
  thin_thick_medium,
  thick_thin_medium,
  thin_thick_thin_medium,
  thin_thick_large,
  thick_thin_large,
  thin_thick_thin_large,
  wave,
  double_wave,
  dash_small_gap,
  dash_dot_stroked,
  emboss,
  engrave,
  outset,
  inset
};
struct Border {
  BorderStyle style = BorderStyle::none;
  int eighths = 0;  ///< w:sz
  Length space;     ///< w:space (points)
  ColorSpec color{true, {}};
  bool operator==(const Border&) const = default;
};

struct RunProperties {
  Opt<std::string> style;                                                     ///< w:rStyle id
  Opt<std::string> font_ascii, font_high_ansi, font_east_asia, font_complex;  ///< themes resolved
  Opt<FontHint> hint;
  Opt<Length> size, size_complex;
  Opt<bool> bold, italic, bold_complex, italic_complex;  ///< toggles (17.7.3)
  Opt<bool> caps, small_caps, strike, double_strike, outline, shadow, emboss, imprint, hidden;
  Opt<bool> web_hidden, complex_script, right_to_left, no_proof, snap_to_grid;
  Opt<Underline> underline;
  Opt<ColorSpec> underline_color, color;
  Opt<ColorSpec> highlight;
  Opt<Shading> shading;
  Opt<Border> border;
  Opt<VerticalAlign> vertical_align;
  Opt<Length> position;   ///< w:position, upwards
  Opt<Length> spacing;    ///< w:spacing, added after every character
  Opt<double> scale;      ///< w:w as a factor
  Opt<Length> kern_from;  ///< w:kern; zero: never
  Opt<Length> fit_text;   ///< w:fitText width
  Opt<std::int64_t> fit_text_id;
  Opt<Emphasis> emphasis;
  Opt<std::string> language, language_east_asia;
  /// w:eastAsianLayout: two lines in one, horizontal in vertical.
  Opt<bool> combine, vertical_in_horizontal;
  bool operator==(const RunProperties&) const = default;
};

// ---- Paragraphs (17.3.1) -------------------------------------------------------------------

enum class Justify : std::uint8_t { start, center, end, both, distribute };
enum class LineRule : std::uint8_t { automatic, exact, at_least };
enum class TextAlignment : std::uint8_t { automatic, baseline, top, center, bottom };
enum class TabAlign : std::uint8_t { clear, left, center, right, decimal, bar, num };
enum class TabLeader : std::uint8_t { none, dot, hyphen, underscore, heavy, middle_dot };

struct TabStop {
  TabAlign align = TabAlign::left;
  TabLeader leader = TabLeader::none;
  Length position;
  bool operator==(const TabStop&) const = default;
};

struct ParagraphBorders {
  Opt<Border> top, left, bottom, right, between, bar;
  bool operator==(const ParagraphBorders&) const = default;
};

/// w:framePr: a text frame (drop caps, letterhead frames).
struct FrameProperties {
  Opt<Length> width, height, x, y, h_space, v_space;
  std::string h_anchor, v_anchor, x_align, y_align, wrap, h_rule, drop_cap;
  int lines = 1;
  bool operator==(const FrameProperties&) const = default;
};

struct ParagraphProperties {
  Opt<std::string> style;  ///< w:pStyle id
  Opt<Justify> justify;
  Opt<Length> indent_left, indent_right, first_line, hanging;
  /// In hundredths of a character; they win over the lengths beside them (17.3.1.12).
  Opt<int> indent_left_chars, indent_right_chars, first_line_chars, hanging_chars;
  Opt<Length> space_before, space_after;
  Opt<int> space_before_lines, space_after_lines;  ///< hundredths of a line
  Opt<bool> space_before_auto, space_after_auto;
  Opt<std::int64_t> line;  ///< w:line: 240ths of a line when automatic, else twips
  Opt<LineRule> line_rule;
  Opt<bool> contextual_spacing, keep_next, keep_lines, page_break_before, widow_control;
  Opt<bool> snap_to_grid, kinsoku, word_wrap, overflow_punctuation, top_line_punctuation;
  Opt<bool> auto_space_de, auto_space_dn, adjust_right_indent, suppress_line_numbers, bidi;
  Opt<bool> mirror_indents, suppress_auto_hyphens, suppress_overlap;
  Opt<TextAlignment> text_alignment;
  Opt<std::string> text_direction;
  Opt<int> outline_level;  ///< 0 to 8; 9 is body text
  Opt<int> num_id, num_level;
  ParagraphBorders borders;
  Opt<Shading> shading;
  Opt<std::vector<TabStop>> tabs;  ///< merged by position, `clear` removes
  Opt<FrameProperties> frame;
  bool operator==(const ParagraphProperties&) const = default;
};

// ---- Tables (17.4) -------------------------------------------------------------------------

struct Width {
  enum Kind : std::uint8_t { automatic, length, percent, nil } kind = automatic;
  Length value;         ///< kind length
  double fraction = 0;  ///< kind percent: 1.0 is 100 %
  bool operator==(const Width&) const = default;
};

struct CellBorders {
  Opt<Border> top, left, bottom, right, inside_h, inside_v, diagonal_down, diagonal_up;
  bool operator==(const CellBorders&) const = default;
};

struct CellMargins {
  Opt<Length> top, left, bottom, right;
  bool operator==(const CellMargins&) const = default;
};

/// w:tblpPr: a floating table.
struct TablePosition {
  Length left_from_text, right_from_text, top_from_text, bottom_from_text;
  std::string h_anchor, v_anchor, x_spec, y_spec;
  Opt<Length> x, y;
  bool operator==(const TablePosition&) const = default;
};

/// w:tblLook.
struct TableLook {
  bool first_row = false, last_row = false, first_column = false, last_column = false;
  bool no_h_band = false, no_v_band = false;
  bool operator==(const TableLook&) const = default;
};

struct TableProperties {
  Opt<std::string> style;
  Opt<Width> width, indent, cell_spacing;
  Opt<Justify> justify;
  Opt<bool> fixed_layout, bidi_visual;
  CellBorders borders;
  CellMargins cell_margins;
  Opt<Shading> shading;
  Opt<TableLook> look;
  Opt<int> row_band_size, column_band_size;
  Opt<TablePosition> position;
  bool operator==(const TableProperties&) const = default;
};

enum class HeightRule : std::uint8_t { automatic, at_least, exact };

struct RowProperties {
  Opt<Length> height;
  Opt<HeightRule> height_rule;
  Opt<bool> header, cant_split, hidden;
  Opt<int> grid_before, grid_after;
  Opt<Width> width_before, width_after, cell_spacing;
  Opt<Justify> justify;
  bool operator==(const RowProperties&) const = default;
};

enum class CellAlign : std::uint8_t { top, center, bottom };
enum class VerticalMerge : std::uint8_t { none, restart, continued };
enum class TextFlow : std::uint8_t { horizontal, tb_rl, bt_lr, tb_lr_rotated };

struct CellProperties {
  Opt<Width> width;
  Opt<int> grid_span;
  Opt<VerticalMerge> vertical_merge, horizontal_merge;
  CellBorders borders;
  CellMargins margins;
  Opt<Shading> shading;
  Opt<CellAlign> align;
  Opt<TextFlow> text_flow;
  Opt<bool> no_wrap, fit_text, hide_mark;
  bool operator==(const CellProperties&) const = default;
};

// ---- Sections (17.6) -----------------------------------------------------------------------

enum class SectionStart : std::uint8_t { next_page, continuous, even_page, odd_page, next_column };
enum class GridType : std::uint8_t { none, lines, lines_and_chars, snap_to_chars };

struct SectionProperties {
  Length page_width = Length::twips(11906), page_height = Length::twips(16838);
  /// Negative top/bottom: fixed whatever the header's height (17.6.11).
  Length margin_top = Length::twips(1440), margin_bottom = Length::twips(1440);
  Length margin_left = Length::twips(1800), margin_right = Length::twips(1800);
  Length header = Length::twips(851), footer = Length::twips(992), gutter;
  Length line_pitch;
  std::int64_t char_space = 0;  ///< 4096ths of a point
  Length column_gap = Length::twips(720);
  std::vector<std::pair<Length, Length>> column_widths;  ///< (width, space after)
  ParagraphBorders page_borders;
  std::string page_borders_display = "allPages";
  std::string page_number_format = "decimal";
  Opt<int> page_number_start;
  int columns = 1;
  SectionStart start = SectionStart::next_page;
  GridType grid = GridType::none;
  CellAlign vertical_align = CellAlign::top;
  TextFlow text_flow = TextFlow::horizontal;
  bool landscape = false;
  bool title_page = false;
  bool vertical_justify = false;
  bool column_separator = false;
  bool page_borders_from_text = true;
  /// Relationship targets (part names), by w:type: default, first, even. Empty: inherited from the
  /// section before.
  std::array<std::string, 3> headers, footers;
  enum Which : std::uint8_t { usual = 0, first = 1, even = 2 };
};

// ---- Numbering (17.9) ----------------------------------------------------------------------

struct NumberingLevel {
  int start = 1;
  std::string format = "decimal";
  std::string text;  ///< "%1.%2"
  Justify justify = Justify::start;
  enum Suffix : std::uint8_t { tab, space, nothing } suffix = tab;
  Opt<int> restart;  ///< w:lvlRestart; 0: never
  bool legal = false;
  std::string paragraph_style;
  ParagraphProperties paragraph;
  RunProperties run;
};

struct NumberingInstance {
  int abstract_id = 0;
  std::array<NumberingLevel, 9> levels;  ///< overrides applied
  std::array<Opt<int>, 9> start_overrides;
};

struct Numbering {
  std::map<int, NumberingInstance> instances;  ///< by numId
};

// ---- Settings (17.15) ----------------------------------------------------------------------

struct Settings {
  Length default_tab_stop = Length::twips(720);
  bool even_and_odd_headers = false;
  bool mirror_margins = false, gutter_at_top = false;
  bool adjust_line_height_in_table = false;
  bool do_not_expand_shift_return = false;
  bool do_not_use_html_paragraph_auto_spacing = false;
  bool split_page_break_and_paragraph_mark = false;
  bool suppress_space_before_after_page_break = false;
  bool balance_single_byte_double_byte = false;
  bool use_single_border_for_contiguous_cells = false;
  bool use_fe_layout = false;
  bool compress_punctuation = false;  ///< characterSpacingControl compressPunctuation*
  bool no_punctuation_kerning = false;
  bool strict_first_and_last_chars = false;
  bool use_alt_kinsoku = false;
  int compatibility_mode = 12;
  std::u32string no_line_breaks_before, no_line_breaks_after;  ///< for zh-CN
  std::string footnote_number_format = "decimal";
};

}  // namespace sealpress::docx
