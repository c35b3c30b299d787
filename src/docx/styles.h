// Styles, themes and the resolution of formatting.
//
// Order of inheritance (17.7.2): document defaults, table style (with its conditional formats),
// numbering level, paragraph style, character style, direct formatting. Toggle properties (17.7.3)
// are XORed between the style levels; direct formatting sets them.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "docx/node.h"
#include "docx/properties.h"

namespace sealpress::docx {

enum class StyleType : std::uint8_t { paragraph, character, table, numbering };

/// Parts of a table that a style formats on its own (17.7.6).
enum class TablePart : std::uint8_t {
  whole,
  band1_horz,
  band2_horz,
  band1_vert,
  band2_vert,
  first_column,
  last_column,
  first_row,
  last_row,
  nw_cell,
  ne_cell,
  sw_cell,
  se_cell
};

struct TablePartFormat {
  ParagraphProperties paragraph;
  RunProperties run;
  TableProperties table;
  RowProperties row;
  CellProperties cell;
};

struct Style {
  std::string id, name, based_on, linked;
  StyleType type = StyleType::paragraph;
  bool is_default = false;
  ParagraphProperties paragraph;
  RunProperties run;
  TableProperties table;
  RowProperties row;
  CellProperties cell;
  std::map<TablePart, TablePartFormat> parts;  ///< those that the style formats
};

struct Theme {
  std::string major_latin, major_east_asia, minor_latin, minor_east_asia;
  std::string major_complex, minor_complex;
  std::map<std::string, Color> colors;  ///< dk1, lt1, accent1 ...
};

/// What a table gives to the paragraphs and cells inside it: made once per cell by layout.
struct CellFormat {
  ParagraphProperties paragraph;  ///< table style and its conditional formats, merged
  RunProperties run;
  CellProperties cell;  ///< incl. borders and shading by the style; direct ones not yet
  bool styled = false;  ///< the table names a style
};

/// Where a cell stands, for conditional formats.
struct CellPosition {
  int row = 0, rows = 1, column = 0, columns = 1;  ///< grid columns; `column` of the cell's first
  int span = 1;
  int header_rows = 0;
};

/// All styles of a document. Filled once, then `index` is called; from then on constant and safe to
/// use from many threads.
class StyleSheet {
 public:
  RunProperties default_run;              ///< docDefaults
  ParagraphProperties default_paragraph;  ///< docDefaults
  std::map<std::string, Style, std::less<>> styles;
  std::string default_paragraph_style, default_character_style, default_table_style;
  Theme theme;
  /// Paragraph styles beat table styles throughout (files of Word 2010 and later). Off: a font size
  /// or an alignment that a paragraph style merely repeats from the defaults yields to the table
  /// style's, and so do 12 pt of the default paragraph style
  /// (w:overrideTableStyleFontSizeAndJustification).
  bool paragraph_beats_table = true;

  /// Flattens every chain of w:basedOn and finds the default styles. To be called after `styles`
  /// or the defaults have been changed, before anything below is asked.
  void index();

  /// The style of that id, nullptr if there is none.
  const Style* find(std::string_view id) const;

  /// Table properties of style chain and direct formatting.
  TableProperties table(const TableProperties& direct) const;
  /// What the table's style says about row `row` of `rows`: repeated, not to be divided, hidden.
  RowProperties row(const TableProperties& direct, int row, int rows) const;
  /// Format that the table's style gives to one cell.
  CellFormat cell(const TableProperties& direct, const CellPosition& at) const;

  /// Everything about one paragraph. `numbering` may be null; `cell` is null outside tables.
  ParagraphProperties paragraph(const ParagraphProperties& direct, const Numbering* numbering,
                                const CellFormat* cell) const;
  /// The run formatting that all runs of a paragraph start from: defaults, table, paragraph style.
  RunProperties paragraph_run(const ParagraphProperties& direct, const CellFormat* cell) const;
  /// `base` from paragraph_run, then the run's character style and direct formatting.
  RunProperties run(const RunProperties& base, const RunProperties& direct) const;

 private:
  /// A style with all it is based on.
  struct Flat {
    Style style;
    /// The paragraph part once more, parted where numbering comes in: indents of a list level beat
    /// what lies below the style that names the list, and yield to that style and those above.
    ParagraphProperties below, above;
    bool numbered = false;
  };
  const Flat* find_flat(const Opt<std::string>& id, StyleType type, std::string_view other) const;
  const Flat& flatten(const Style& style, int depth);

  std::map<std::string, Flat, std::less<>> flat_;
};

/// Lays `over` on `under`: what `over` says wins. Toggles are replaced, not XORed.
void apply(ParagraphProperties& under, const ParagraphProperties& over);
void apply(RunProperties& under, const RunProperties& over);
void apply(TableProperties& under, const TableProperties& over);
void apply(RowProperties& under, const RowProperties& over);
void apply(CellProperties& under, const CellProperties& over);

}  // namespace sealpress::docx
