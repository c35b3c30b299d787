// Footnotes and endnotes of a merged document.
//
// The text of a note is merged where its reference stands: in that place's scope, and once for
// each copy of the reference. A note shown again gets an id of its own (17.11.14); one whose
// reference is not shown is left out if it holds tags.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/document.h"
#include "merge/compile/outline.h"
#include "merge/compile/program.h"

namespace sealpress::merge {

/// A note as the template has it.
struct NoteSource {
  const docx::StoryPart* part = nullptr;
  const docx::Story* story = nullptr;
  const Outline* outline = nullptr;  ///< of the part
  bool tagged = false;
  const docx::Node* root = nullptr;  ///< of the part, mail merge fields being tags
};

/// The notes of a template while it is compiled.
class NoteSources {
 public:
  /// Reads the parts that hold notes; what is wrong in them goes to `faults`.
  NoteSources(const docx::Document& document, std::size_t max_tags, docx::Arena& arena,
              Faults& faults);

  std::size_t tags() const;
  /// The note that a reference means, nullptr if there is none.
  const NoteSource* find(const docx::Note& reference) const;
  const std::vector<NoteSource>& all() const { return all_; }
  bool holds_part(std::string_view name) const { return parts_.contains(name); }

 private:
  std::deque<Outline> outlines_;
  std::set<std::string, std::less<>> parts_;
  std::vector<NoteSource> all_;
  std::map<std::string, std::size_t, std::less<>> footnotes_, endnotes_;  ///< by id, in all_
};

/// The notes that one merge has shown so far.
class MadeNotes {
 public:
  explicit MadeNotes(const docx::Document& document) : document_(document) {}

  /// Takes the story in that a reference shows now; the id that it gets.
  std::string add(const docx::Note& reference, const docx::Story& source, const docx::Story& made,
                  docx::Arena& arena);
  /// Takes the story in that stands for one that nothing refers to.
  void keep(const docx::Story& source, const docx::Story& made) { first_.emplace(&source, &made); }
  /// The highest id in use once notes were added, 0 before.
  std::int64_t last(bool endnote) const { return last_[endnote ? 1 : 0]; }
  /// Puts the notes into the view's parts. `roots` are the parts' roots; `tagged` notes that were
  /// not shown are left out.
  void hand_over(docx::View& view, docx::Arena& arena,
                 const std::map<std::string, const docx::Node*>& roots,
                 const std::set<const docx::Story*>& tagged);

 private:
  std::int64_t next(bool endnote);

  const docx::Document& document_;
  std::unordered_map<const docx::Story*, const docx::Story*> first_;  ///< by the template's story
  std::vector<const docx::Story*> copies_[2];  ///< footnotes, endnotes that came by repeats
  std::int64_t last_[2] = {0, 0};
};

/// A reference to a note, with its text.
class ShowNote : public Operation {
 public:
  /// `content` emits the note's story.
  ShowNote(const docx::Note& reference, const NoteSource& source, Block content);
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  const docx::Note& reference_;
  const docx::StoryPart& part_;
  const docx::Story& story_;
  Block content_;
};

}  // namespace sealpress::merge
