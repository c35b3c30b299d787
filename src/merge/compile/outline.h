// The first pass over a template: where its tags stand, which of them belong together, and what
// each pair repeats.
//
// Both ends in one paragraph repeat the text between. Both in one cell (or the body, a header, a
// text box) repeat whole paragraphs; in one row but different cells, the row; in one table but
// different rows, those rows. Paragraphs and rows that hold nothing but ends of sections vanish.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "docx/document.h"
#include "merge/compile/faults.h"
#include "merge/compile/paragraph_text.h"
#include "merge/tag/tag.h"

namespace sealpress::merge {

/// One step down a tree: the child that was taken.
struct Step {
  const docx::Node* node = nullptr;
  std::size_t child = 0;
};

/// A tag in its paragraph.
struct Site {
  std::size_t order = 0;  ///< among the part's tags, as read
  Tag tag;
  std::size_t begin = 0, end = 0;  ///< in the paragraph's text
  const docx::Paragraph* paragraph = nullptr;
  std::vector<Step> path;         ///< from the story down to the paragraph
  const Site* partner = nullptr;  ///< the other end of a section
  bool inline_section = false;    ///< both ends stand in this paragraph
  bool first_in_paragraph = false, last_in_paragraph = false;  ///< but for blanks and section ends
};

/// A section over whole children of some node: those in [begin, end).
struct Span {
  const Site* open = nullptr;
  std::size_t begin = 0, end = 0;
};

struct ParagraphSites {
  ParagraphText text;
  std::vector<Site*> sites;
  bool only_section_ends = false;  ///< nothing to be seen but ends of sections
};

/// Kinds whose children are nodes of their own; what stands in others is their own text.
bool holds_children(docx::NodeKind kind);

/// A branch of mc:AlternateContent that is not the one read, such as the old form of a text box. It
/// is dropped where tags stand in the other, else the two would differ.
bool is_other_branch(const docx::Node& node);

class NoteSources;

class Outline {
 public:
  /// Reads one part; what is wrong in it goes to `faults`. No more than `max_tags` are read.
  /// References to notes with tags count as tags do: `notes` knows them; null where there are none.
  Outline(const docx::StoryPart& part, std::size_t max_tags, Faults& faults,
          const NoteSources* notes = nullptr);

  bool has_sections() const { return has_sections_; }
  bool has_tags() const { return !touched_.empty(); }
  std::size_t tags() const { return sites_.size(); }
  /// Whether a tag stands in or below the node.
  bool touched(const docx::Node* node) const { return touched_.contains(node); }
  /// Whether the node vanishes with the ends of sections that it holds.
  bool removed(const docx::Node* node) const { return removed_.contains(node); }
  /// Whether the node's own attributes, or its words, are filled in (raw markup, a drawing, a
  /// link).
  bool filled(const docx::Node* node) const { return filled_.contains(node); }
  const ParagraphSites* sites(const docx::Node* paragraph) const;
  /// Sections over children of `parent`, in the order of their start tags.
  const std::vector<Span>& spans(const docx::Node* parent) const;

 private:
  void walk(const docx::Node& node);
  void story(const docx::Node& node);
  void paragraph(const docx::Paragraph& node);
  void read_tags(const docx::Paragraph& node, const Scan& found, ParagraphSites& sites);
  void report_loose_braces(const docx::Paragraph& node, const std::string& text, const Scan& scan);
  void note(const docx::Node& node);
  void check_unreachable(const docx::Node& parent, const docx::Node& node);
  void check_attributes(const docx::Node& parent, const docx::Node& node);
  void fill(const docx::Node& node);
  void remove(const docx::Node& node);

  void match(Site& site);
  void close_unmatched();
  void resolve(Site& open, Site& close);
  void resolve_rows(const Site& open, const Site& close, std::size_t level);
  void check_merges(const Site& open, std::size_t level, const docx::Node* first,
                    const docx::Node* last);
  void resolve_paragraphs(const Site& open, const Site& close, std::size_t level);

  const ParagraphSites& paragraph_of(const Site& site) const;
  bool shows_something(const docx::Node& node) const;
  void error(std::string code, const Site& site);

  std::size_t max_tags_;
  Faults& faults_;
  const NoteSources* notes_;
  std::deque<Site> sites_;  ///< stable addresses
  std::unordered_map<const docx::Node*, ParagraphSites> paragraphs_;
  std::unordered_set<const docx::Node*> touched_, removed_, filled_;
  std::unordered_map<const docx::Node*, std::vector<Span>> spans_;
  bool has_sections_ = false;

  std::vector<Step> path_;       ///< from the part's root to the node being walked
  std::size_t story_begin_ = 0;  ///< where in `path_` the innermost story begins
  std::vector<Site*> open_;      ///< sections of that story without an end so far
  /// A tag without its end, to be named once we know more.
  struct Torn {
    std::string tag;
    const docx::Paragraph* paragraph = nullptr;
  };
  std::optional<Torn> torn_;
  void report_torn(std::string code);
};

}  // namespace sealpress::merge
