// A Word file: its package, its stories as typed trees, its styles, numbering and settings.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "docx/node.h"
#include "docx/styles.h"
#include "package/package.h"

namespace sealpress::docx {

/// One XML part that holds a story.
struct StoryPart {
  std::string name;            ///< word/document.xml
  std::string_view prolog;     ///< what stands before the story's element
  const Node* root = nullptr;  ///< the story's element (w:document's w:body is below it as a Story)
  std::string_view epilog;
};

struct NoteStory {
  Note::Type type = Note::footnote_reference;  ///< separator types for w:type notes
  const Story* story = nullptr;
};

struct CoreProperties {
  std::string title, subject, creator, description, keywords, created, modified;
};

/// A file as read. Immutable and shared between threads; owns everything that its nodes view.
class Document {
 public:
  /// Reads a .docx, strict or transitional; of a .docm the macros are ignored, with a remark.
  /// `name` is for diagnostics. Errors: those of package/ and xml/, and docx.no_main_part,
  /// docx.is_spreadsheet, docx.is_presentation, docx.bad_root, docx.no_body, docx.too_many_styles,
  /// docx.too_many_lists.
  static Result<std::shared_ptr<const Document>> open(std::string bytes, std::string_view name,
                                                      const Limits& limits = {});

  package::Package package;
  StyleSheet styles;
  Numbering numbering;
  Settings settings;
  CoreProperties core;
  /// Story parts by part name: the main document, headers, footers, footnotes, endnotes.
  std::map<std::string, StoryPart, std::less<>> parts;
  std::string main_part;  ///< name of the main document's part
  std::string core_part;  ///< name of the core properties' part, empty if there is none
  const Story* body = nullptr;
  const SectionProperties* last_section = nullptr;  ///< of the body's own w:sectPr; never null
  std::map<std::string, NoteStory, std::less<>> footnotes, endnotes;  ///< by id
  /// Things met while reading that cannot be shown, for --report.
  Diagnostics remarks;

  /// Where `node` stands: part, table, row, cell, paragraph (from 1) and byte offset. Tables count
  /// through the part, nested ones too; row and cell are of the innermost table, the paragraph is
  /// counted in the cell, or in the story outside tables. Empty for a node that is not of this
  /// file.
  Place place_of(const Node* node) const;

  /// Part bytes as stored (inflated), empty if there is none; e.g. a picture.
  std::string_view part_bytes(std::string_view part) const;

  Arena arena;

 private:
  mutable std::mutex cache_mutex_;
  mutable std::map<std::string, std::string, std::less<>> cache_;  ///< inflated on demand
};

/// A document as layout and the writer see it: the file, with some stories replaced by merged ones.
/// Cheap to make; holds the file alive.
struct View {
  std::shared_ptr<const Document> file;
  std::shared_ptr<const Arena> arena;  ///< owns the replaced nodes; may be null
  /// Replaced roots by part name (absent: the file's own). Roots as in StoryPart::root.
  std::map<std::string, const Node*, std::less<>> replaced;
  /// New or replaced parts that are no stories: pictures, and the relationships and content types
  /// that they need (opc/relationships.h helps to make those).
  std::map<std::string, std::string, std::less<>> replaced_bytes;
  std::optional<CoreProperties> core;

  const Node* root(std::string_view part) const;
  const Story* body() const;
  /// Header, footer or note story of a part, nullptr if there is none.
  const Story* story(std::string_view part) const;
  /// The story of a footnote or endnote, nullptr if there is none of that id.
  const Story* note(Note::Type type, std::string_view id) const;
};

/// The .docx file of a view: parts that are not replaced are copied raw from the package.
/// Deterministic: entries in the source's order, their time stamps too.
Result<std::string> write(const View& view);

/// Appends a node's XML. A node that is `intact` is copied whole; a made one is not intact, its
/// `open`, children and `close` are written one after the other.
void write(const Node& node, std::string& out);

}  // namespace sealpress::docx
