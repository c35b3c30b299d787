// A Word file: its package, its stories as typed trees, its styles, numbering and settings.
#pragma once

#include <map>
#include <memory>
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
  /// Reads a .docx (also strict and transitional, .docm is refused). `name` is for diagnostics.
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
  const Story* body = nullptr;
  const SectionProperties* last_section = nullptr;  ///< of the body's own w:sectPr; never null
  std::map<std::string, NoteStory, std::less<>> footnotes, endnotes;  ///< by id
  /// Things met while reading that cannot be shown, for --report.
  Diagnostics remarks;

  /// Where `node` stands: part, table, row, cell, paragraph (from 1) and byte offset.
  Place place_of(const Node* node) const;

  /// Part bytes as stored (inflated), empty if there is none; e.g. a picture.
  std::string_view part_bytes(std::string_view part) const;

  Arena arena;
};

/// A document as layout and the writer see it: the file, with some stories replaced by merged ones.
/// Cheap to make; holds the file alive.
struct View {
  std::shared_ptr<const Document> file;
  std::shared_ptr<const Arena> arena;  ///< owns the replaced nodes; may be null
  /// Replaced roots by part name (absent: the file's own). Roots as in StoryPart::root.
  std::map<std::string, const Node*, std::less<>> replaced;
  /// New or replaced binary parts (pictures), with the relationships and content types they need
  /// already in `replaced_text`.
  std::map<std::string, std::string, std::less<>> replaced_bytes;
  std::optional<CoreProperties> core;

  const Node* root(std::string_view part) const;
  const Story* body() const;
  /// Header, footer or note story of a part, nullptr if there is none.
  const Story* story(std::string_view part) const;
};

/// The .docx file of a view: parts that are not replaced are copied raw from the package.
/// Deterministic: entries in the source's order, their time stamps too.
Result<std::string> write(const View& view);

/// Appends a node's XML.
void write(const Node& node, std::string& out);

}  // namespace sealpress::docx
