// Reads the content of a story part into typed nodes.
#pragma once

#include "docx/document.h"
#include "docx/read/context.h"

namespace sealpress::docx {

/// Where an element stands: the same element may hold other things elsewhere.
enum class Level : std::uint8_t {
  document,  ///< below w:document
  notes,     ///< below w:footnotes, w:endnotes
  block,     ///< paragraphs and tables
  row,       ///< below w:tbl
  cell,      ///< below w:tr
  inline_,   ///< below w:p
  run        ///< below w:r
};

/// One part's reader.
class StoryReader {
 public:
  StoryReader(FileContext& file, std::string_view part, const opc::Relationships& relationships)
      : file_(file), part_(part), relationships_(relationships) {}

  /// w:document, w:hdr, w:ftr, w:footnotes or w:endnotes.
  const Node* read_root(xml::Node root);
  /// The blocks of any element as a story (text boxes).
  const Story* read_story(xml::Node element);
  SectionProperties read_section(xml::Node element) const;

  /// v:shapetype elements met so far in the part, by id: shapes inherit from them.
  std::map<std::string, xml::Node, std::less<>>& shape_types() { return shape_types_; }

  /// The stories of w:footnotes or w:endnotes by id, after read_root.
  const std::vector<std::pair<std::string, NoteStory>>& notes() const { return notes_; }

  FileContext& file() { return file_; }
  Arena& arena() { return file_.arena; }
  const opc::Relationships& relationships() const { return relationships_; }
  std::string_view part() const { return part_; }
  void remark(std::string_view code, std::string_view element, const Node* node) {
    file_.remarks.add(code, part_, element, node);
  }

 private:
  /// The typed node of `e`, nullptr if it shows nothing.
  const Node* read(xml::Node e, Level level);
  const Node* read_word(xml::Node e, Level level);
  const Node* read_block(xml::Node e, Level level);
  const Node* read_inline(xml::Node e);
  const Node* read_run_content(xml::Node e);
  const Node* read_mark(xml::Node e);
  std::span<const Node* const> children(xml::Node parent, Level level);
  /// All that lies between the tags as one Raw child.
  std::span<const Node* const> leaf(xml::Node e);
  template <class T>
  T* leaf_node(xml::Node e) {
    T* node = make_node<T>(arena(), e);
    node->children = leaf(e);
    return node;
  }
  const Node* container(xml::Node e, NodeKind kind, Level level);

  const Node* read_paragraph(xml::Node e);
  const Node* read_table(xml::Node e);
  const Node* read_row(xml::Node e);
  const Node* read_cell(xml::Node e);
  const Node* read_control(xml::Node e, Level level);
  const Node* read_alternate(xml::Node e, Level level);
  const Node* read_hyperlink(xml::Node e);
  const Node* read_simple_field(xml::Node e);
  const Node* read_run(xml::Node e);
  void remark_effects(xml::Node properties, const Node* run);
  const Node* read_text(xml::Node e);
  const Node* read_break(xml::Node e);
  const Node* read_symbol(xml::Node e);
  const Node* read_position_tab(xml::Node e);
  const Node* read_field_char(xml::Node e);
  static void read_form(xml::Node data, FieldChar& mark);
  const Node* read_note(xml::Node e, Note::Type type);
  const Node* read_note_story(xml::Node e);
  const Node* read_ruby(xml::Node e);
  const Node* read_math(xml::Node e);
  const Node* unsupported(xml::Node e, std::string_view code);
  /// For elements that nobody knows: unsupported if they show text.
  const Node* unknown(xml::Node e);

  std::string_view content(xml::Node e, bool trim);

  FileContext& file_;
  std::string part_;
  const opc::Relationships& relationships_;
  std::vector<std::pair<std::string, NoteStory>> notes_;
  std::map<std::string, xml::Node, std::less<>> shape_types_;
  Interner<RunProperties> runs_;
  Interner<ParagraphProperties> paragraphs_;
  Interner<TableProperties> tables_;
  Interner<RowProperties> rows_;
  Interner<CellProperties> cells_;
};

/// The text of a w:t as it is shown: unless white space is preserved, it is dropped at both ends;
/// line ends and tabs inside are spaces.
std::string shown_text(std::string_view decoded, bool preserve);

/// m:oMath or m:oMathPara as a line of text.
std::string linear_math(xml::Node e);

}  // namespace sealpress::docx
