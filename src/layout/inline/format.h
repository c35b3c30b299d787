// Formats of text and paragraphs, resolved to what layout needs.
//
// Styles are resolved once per distinct pair (base, direct formatting) and then shared by pointer.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "docx/properties.h"
#include "docx/styles.h"
#include "layout/context.h"
#include "text/font/fonts.h"

namespace sealpress::layout {

/// Which of a run's four fonts shows a character (17.3.2.26).
enum class FontSlot : std::uint8_t { ascii, high_ansi, east_asia, complex };

/// How text looks.
struct TextFormat {
  std::array<const text::NamedFont*, 4> fonts{};  ///< by FontSlot
  Length size;                                    ///< em as drawn (scripts are smaller than stated)
  Length rise;                                    ///< of the baseline: scripts and w:position
  Length spacing;                                 ///< after every character
  double scale = 1;                               ///< w:w
  Color color;
  bool automatic_color = true;  ///< on dark ground it is white
  docx::FontHint hint = docx::FontHint::none;
  docx::Underline underline = docx::Underline::none;
  Color underline_color;
  docx::Emphasis emphasis = docx::Emphasis::none;
  bool chinese = true;          ///< w:lang eastAsia is zh
  bool complex_script = false;  ///< w:cs or w:rtl: the complex font for every character
  bool strike = false, double_strike = false, caps = false, small_caps = false, hidden = false;
  bool kerning = false, snap_to_grid = true;
  bool bold = false;
  bool has_background = false;  ///< highlight or shading
  Color background;
  docx::Border border;
  Length fit_text;
  std::int64_t fit_text_id = 0;

  const text::NamedFont& font(FontSlot slot) const {
    return *fonts[static_cast<std::size_t>(slot)];
  }
};

/// How a paragraph stands. Lengths are final: characters and lines are converted.
struct ParagraphFormat {
  docx::Justify justify = docx::Justify::start;
  Length left, right;
  Length first;  ///< of the first line, from `left`; negative when hanging
  Length before, after;
  bool before_is_automatic = false;  ///< as web pages have it: none at the start of the text
  docx::LineRule line_rule = docx::LineRule::automatic;
  double multiple = 1;  ///< line rule automatic
  Length line;          ///< the other rules
  bool contextual_spacing = false, keep_next = false, keep_lines = false;
  bool page_break_before = false, widow_control = true, snap_to_grid = true;
  bool kinsoku = true, word_wrap = true, hanging_punctuation = true;
  bool squeezes_marks = false, shrinks_blanks = false;  ///< to take more into justified lines
  bool compresses_line_start = false;                   ///< opening marks that begin a line
  bool right_edge_on_grid = false;                      ///< text ends at a cell of the grid
  bool numbers_at_first_tab = false;                    ///< a decimal one, in a table cell
  bool auto_space_latin = true, auto_space_digits = true, auto_space_hangul = true;
  bool bidi = false;
  docx::TextAlignment text_alignment = docx::TextAlignment::automatic;
  int outline_level = 9;
  std::vector<docx::TabStop> tabs;  ///< ascending, none cleared
  docx::ParagraphBorders borders;
  bool has_shading = false;
  Color shading;
  std::string style;
};

/// Resolves formats against one style sheet and keeps them, for one round of layout.
class Formats {
 public:
  Formats(const docx::StyleSheet& styles, const text::FontLibrary& fonts, const Profile& profile);
  Formats(const Formats&) = delete;
  Formats& operator=(const Formats&) = delete;

  /// The formatting that runs of a paragraph start from; stable address.
  const docx::RunProperties& base(const docx::ParagraphProperties& direct,
                                  const docx::CellFormat* cell);
  /// A run's format; `base` must come from this object.
  const TextFormat& run(const docx::RunProperties& base, const docx::RunProperties& direct);
  /// A format of already merged properties (numbering labels).
  const TextFormat& made(const docx::RunProperties& merged);
  /// With a font of that name in all slots (w:sym).
  const TextFormat& with_font(const TextFormat& format, std::string_view family);
  const TextFormat& with_size(const TextFormat& format, Length size);
  /// As small capitals show lower-case letters.
  const TextFormat& smaller(const TextFormat& format);

  /// Size of the default paragraph style, in which indents in characters are counted.
  Length normal_size() const { return normal_size_; }

 private:
  struct Base {
    std::string style;
    bool in_styled_table;
    docx::RunProperties cell;
    docx::RunProperties merged;
  };
  struct FontKey {
    std::string family;
    bool bold, italic;
    bool operator<(const FontKey& o) const {
      return std::tie(family, bold, italic) < std::tie(o.family, o.bold, o.italic);
    }
  };
  TextFormat resolve(const docx::RunProperties& merged);
  void set_fonts(TextFormat& format, const docx::RunProperties& merged);
  const text::NamedFont* font(std::string_view family, bool bold, bool italic);
  const TextFormat& keep(TextFormat format);

  const docx::StyleSheet& styles_;
  const text::FontLibrary& fonts_;
  const Profile& profile_;
  std::vector<std::unique_ptr<Base>> bases_;
  std::unordered_map<const docx::RunProperties*,
                     std::vector<std::pair<const docx::RunProperties*, const TextFormat*>>>
      runs_;  ///< by direct formatting, then by base; only looked up, never walked
  std::map<FontKey, const text::NamedFont*> named_;
  std::vector<std::unique_ptr<TextFormat>> kept_;
  std::map<const TextFormat*, const TextFormat*> smaller_;
  Length normal_size_;
};

/// Whether automatic text on this ground is white (17.3.2.6).
bool is_dark(Color ground);

/// The paragraph's own format from resolved properties. `first_size` is the size of its first run.
ParagraphFormat paragraph_format(const docx::ParagraphProperties& resolved, Length first_size,
                                 Length normal_size, const Context& context);

}  // namespace sealpress::layout
