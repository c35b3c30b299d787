// Writes the body of another Word file anew, as part of the frame.
//
// Body text and headings get the frame's looks; of their own formatting they keep what carries
// meaning (bold, italic, underline, sub- and superscript, alignment, lists). Tables, text boxes and
// what stands in them keep their own styles, which come along under names of their own. Tracked
// changes are accepted, comments and sections dropped; macros, OLE objects, linked pictures and
// other doors to the outside are left behind, each with a warning.
//
// Every id, name and relationship is counted anew (Stock). One Transcriber for each foreign file of
// a merged document; not shared between threads.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/vocabulary/names.h"
#include "merge/graft/foreign.h"
#include "merge/graft/names.h"
#include "merge/graft/stock.h"
#include "merge/values/rich_look.h"

namespace sealpress::merge {

/// Which bytes of the foreign main part are taken: blocks that begin in [begin, end).
struct SourceRange {
  std::size_t begin = 0, end = 0;
};

class Transcriber {
 public:
  Transcriber(Stock& stock, std::shared_ptr<const Foreign> foreign);

  /// The blocks of a range, in the looks of one place of the frame where a line of text is `width`
  /// wide. What was lost or must be refused is added to take_findings().
  std::string blocks(const SourceRange& range, const RichLooks& looks, Length width);

  /// Puts the styles, lists and notes that the blocks written so far use into the stock's parts.
  void finish();
  /// What went wrong, each with the foreign file, part and place.
  Diagnostics take_findings() { return std::move(findings_); }

 private:
  /// Where a paragraph stands decides whose look it gets.
  enum class Zone : std::uint8_t { body, table, box, note };
  enum class Variant : std::uint8_t { outside, in_table };

  struct State {
    Zone zone = Zone::body;
    const ForeignPart* part = nullptr;  ///< being read
    std::string target_part;            ///< being written
    const RichLooks* looks = nullptr;
    const Look* look = nullptr;         ///< of the paragraph, in the body
    docx::RunProperties paragraph_run;  ///< what the paragraph's runs start from there
    bool heading = false;
    Length width;              ///< of a line
    double scale = 1;          ///< of the table being written
    double picture_scale = 1;  ///< of the drawing being written
    int picture_depth = 0;
  };

  // transcriber.cpp: elements of any kind.
  void range_blocks(xml::Node parent, const SourceRange& range, std::string& out);
  void block_list(xml::Node parent, std::string& out);
  void children(xml::Node e, std::string& out);
  void element(xml::Node e, std::string& out);
  void copy(xml::Node e, std::string& out);
  void open_tag(xml::Node e, std::string& out);
  bool word(xml::Node e, std::string& out);
  bool dropped_word(xml::Node e);
  void alternate(xml::Node e, std::string& out);
  static xml::Node branch_of(xml::Node alternate);
  void attribute(xml::Node e, const xml::Attribute& a, std::string& out);
  void w_attribute(xml::Node e, const xml::Attribute& a, std::string& out);
  void warn(std::string_view what, xml::Node at, Severity severity = Severity::warning);
  void refuse(Diagnostic error, xml::Node at);
  Place place_of(xml::Node at) const;
  const docx::Theme& theme() const { return foreign_->file->styles.theme; }

  // transcriber_text.cpp: paragraphs, runs, what stands in them.
  void paragraph(xml::Node e, std::string& out);
  std::string body_properties(xml::Node e, const docx::ParagraphProperties& effective,
                              const std::string& content);
  const Look& look_of(const docx::ParagraphProperties& effective, bool picture);
  void run(xml::Node e, std::string& out);
  std::string body_run_properties(xml::Node e) const;
  void hyperlink(xml::Node e, std::string& out);
  void bookmark(xml::Node e, std::string& out);
  void field_char(xml::Node e, std::string& out);
  void instruction(xml::Node e, std::string& out);
  void simple_field(xml::Node e, std::string& out);
  void note_reference(xml::Node e, std::string& out);
  std::string anchor_name(std::string_view name);
  bool is_safe_link(std::string_view target) const;
  bool is_open_field(std::string_view instruction) const;
  void survey(xml::Node parent, const SourceRange* range);
  void survey_node(xml::Node e);
  void close_survey();

  // transcriber_tables.cpp: tables and properties that keep their own look.
  void table(xml::Node e, std::string& out);
  void table_properties(xml::Node e, std::string& out);
  void own_paragraph_properties(xml::Node ppr, std::string& out);
  void own_run_properties(xml::Node rpr, std::string& out);
  void character_style(xml::Node e, std::string& out);
  void numbering_reference(xml::Node e, std::string& out);
  /// What the theme gives to an element's attributes, by the plain attributes' names.
  using ThemeValues = std::map<std::string, std::string, std::less<>>;
  ThemeValues theme_values(xml::Node e) const;
  static bool is_theme_attribute(std::string_view local);
  double fit(xml::Node table) const;

  // transcriber_drawings.cpp.
  void drawing(xml::Node e, std::string& out);
  void embedded_object(xml::Node e, std::string& out);
  bool shows_foreign_picture(xml::Node e);
  std::string relation(xml::Node e, std::string_view id);
  void drawing_element(xml::Node e, std::string& out);
  void vml_element(xml::Node e, std::string& out);

  // transcriber_styles.cpp.
  std::string style(std::string_view id, docx::StyleType type, Variant variant);
  std::string base_style(Variant variant);
  std::string make_style(xml::Node source, const std::string& id, docx::StyleType type,
                         Variant variant);
  std::string plain_style(docx::StyleType type, Variant variant);
  std::string style_properties(xml::Node source, std::string_view which, bool with_defaults);
  std::string defaults(std::string_view which);
  xml::Node find_style(std::string_view id) const;
  std::int64_t list(int foreign_id);
  std::string abstract_list(xml::Node source, std::int64_t id);
  xml::Node find_numbering(std::string_view element, std::string_view attribute,
                           std::string_view id) const;
  std::string note(bool endnote, std::string_view id);
  std::size_t mark_of(xml::Node e) const;

  Stock& stock_;
  std::shared_ptr<const Foreign> foreign_;
  int number_;  ///< of the foreign file in this document
  State state_;
  std::string carried_;  ///< runs of a paragraph whose mark was deleted
  Diagnostics findings_;
  std::set<std::string> warned_;

  std::map<std::string, std::string> styles_;  ///< type, variant and id -> new id
  std::vector<std::string> style_xml_, abstract_xml_, list_xml_, notes_xml_[2];
  std::map<int, std::int64_t> lists_;
  std::map<std::string, std::int64_t> abstracts_;
  std::map<std::string, std::string> notes_;
  std::map<std::string, std::string, std::less<>> anchors_;
  std::set<std::string, std::less<>> placed_;  ///< names of bookmarks written, as they were

  // Of the range being written.
  std::set<std::size_t> dead_marks_;  ///< field marks whose field is taken apart
  std::map<std::string, std::int64_t, std::less<>> bookmarks_;  ///< foreign id -> new id
  std::set<std::string, std::less<>> begun_, ended_;
  struct OpenField {
    std::vector<std::size_t> marks;
    std::string instruction;
    bool in_result = false;
  };
  std::vector<OpenField> open_fields_;
};

}  // namespace sealpress::merge
