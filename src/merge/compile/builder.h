// The second pass over a template: from nodes and the outline of their tags to a program.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "docx/document.h"
#include "merge/compile/filled_markup.h"
#include "merge/compile/outline.h"
#include "merge/compile/program.h"
#include "merge/finish/notes.h"
#include "merge/values/fit_line.h"
#include "merge/values/values.h"

namespace sealpress::merge {

/// One entry of a child list being assembled: a node of the template, an operation, or a border of
/// a section.
struct Item {
  enum Kind : std::uint8_t { node, operation, begin, end } kind = node;
  const docx::Node* kept = nullptr;
  std::unique_ptr<Operation> made;
  const Site* section = nullptr;
  Nodes blank;  ///< of a `begin`: what pads its section

  static Item of(const docx::Node* node);
  static Item of(std::unique_ptr<Operation> operation);
  static Item border(Kind kind, const Site* section);
};
using Items = std::vector<Item>;

/// Whether the items are just the children that the node has.
bool unchanged(const docx::Node& node, const Items& items);

class Builder {
 public:
  /// `arena` receives what is the same in every document; faults are added to `faults`.
  /// `notes` are those that the part refers to.
  Builder(const docx::Document& document, const Outline& outline, const NoteSources& notes,
          const CompileOptions& options, docx::Arena& arena, Faults& faults)
      : document_(document),
        outline_(outline),
        notes_(notes),
        options_(options),
        arena_(arena),
        faults_(faults) {}

  /// The program of a part: it emits one node, the part's root.
  Block build(const docx::StoryPart& part);
  /// The program of a story below a part's root: it emits the story.
  Block build_story(const docx::Story& story, bool repeated);
  /// The part's root, fit for content controls.
  const docx::Node* root_with_namespaces(const docx::StoryPart& part);
  /// Notes whose text is merged with their references.
  const std::set<const docx::Story*>& placed_notes() const { return placed_notes_; }

 private:
  /// A section, or the whole list, while it is folded.
  struct Frame {
    const Site* open = nullptr;
    Block block;
    Nodes kept;  ///< nodes that are not in `block` yet
    Nodes blank;
    void flush();
  };

  // Nodes (builder.cpp). In a repeat, what must be unique is made so.
  void add_children(const docx::Node& parent, bool repeated, Items& out);
  void add(const docx::Node& parent, const docx::Node& child, bool repeated, Items& out);
  void add_kept(const docx::Node& node, bool repeated, Items& out);
  void add_borders(const docx::Node& parent, std::size_t position, Items& out);
  void check_overlaps(const docx::Node& parent);
  bool in_repeat(const docx::Node& parent, std::size_t child) const;
  /// The node with these children: itself if nothing changed, a static copy, or an operation.
  Item assemble(const docx::Node& node, Items children, bool repeated);
  /// The tag of a cell that asks for merging with equal neighbours, nullptr if none does.
  const Site* merging_site(const docx::Node& cell) const;
  /// Borders become sections; an odd one is an error.
  Block fold(Items items);
  void close(std::vector<Frame>& frames);
  void torn(const Site& site);
  void error(Diagnostic fault, const Site& site);

  // Paragraphs (builder_inline.cpp).
  void add_paragraph(const docx::Paragraph& paragraph, bool repeated, Items& out);
  /// What the paragraph's tags want it fitted to.
  LineFit fit_of(const docx::Paragraph& paragraph);
  std::unique_ptr<Operation> fitted(const docx::Paragraph& paragraph, LineFit fit, Items children,
                                    bool repeated);
  bool add_rich(const docx::Paragraph& paragraph, Items& out);
  bool holds_tag(const docx::Node& node) const;
  void add_control(const docx::Control& control, bool repeated, Items& out);
  void add_run(const docx::Run& run, bool repeated, Items& out);
  void cut(const docx::Run& run, const docx::Text& text, bool repeated, Items& pieces, Items& out);
  void flush(const docx::Run& run, bool repeated, Items& pieces, Items& out);
  void add_tag(const Site& site, const docx::Run& run, Items& out);
  std::unique_ptr<Operation> operation_for(const Site& site, const RunStyle& style);
  RunStyle style_of(const docx::Run& run);

  // What nodes look like when nothing is filled in (builder_parts.cpp).
  const docx::Node* filler_for(const docx::Node& node);
  void add_shape(const docx::Node& raw, Nodes& out);
  const docx::Node* emptied(const docx::Node& paragraph);
  const docx::Node* blank_paragraph(const docx::Node& node);
  void blank(const docx::Node& node, Nodes& out);
  const docx::Node* without_paragraph_id(const docx::Node& node);

  // Attributes with tags.
  std::unique_ptr<Operation> filled_markup(const docx::Node& raw, bool repeated);
  FilledText fill_of(std::string_view markup, const docx::Node* blamed);
  Item filled(const docx::Node& node, Item item);

  bool add_note(const docx::Node& node, bool repeated, Items& out);

  const docx::Document& document_;
  const Outline& outline_;
  const NoteSources& notes_;
  const CompileOptions& options_;
  docx::Arena& arena_;
  Faults& faults_;
  const ParagraphSites* paragraph_ = nullptr;  ///< being taken apart
  std::set<const Site*> torn_;                 ///< reported already
  std::set<const docx::Story*> placed_notes_;
  ListRestarts restarts_;
  bool in_ruby_ = false;
  /// Made markup of controls, by what it was made from.
  std::map<const docx::Node*, const docx::Node*> cleaned_;
};

}  // namespace sealpress::merge
