// Other Word files taken over into a merged document.
//
// While values are shown, {{+键}} leaves an empty place for every Word file that a value names.
// When everything else is merged, the files are written anew (Transcriber), once for all places,
// and read as one file together with the frame's other parts: from then on the merged tree has
// typed nodes for them, and its view has the styles, lists and notes that they need.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/length.h"
#include "docx/document.h"
#include "merge/graft/foreign.h"
#include "merge/graft/transcriber.h"
#include "merge/values/rich_look.h"

namespace sealpress::merge {

struct GraftPlace {
  std::shared_ptr<const Foreign> foreign;
  SourceRange range;
  docx::Node* place = nullptr;        ///< a wrapper, to be given the blocks as its children
  const docx::Node* after = nullptr;  ///< a paragraph for behind a table, and for nothing at all
  const RichLooks* looks = nullptr;
  Length width;
  Diagnostic about;  ///< where in record and template, for findings
};

/// The places of one merged document, and the lists of its blocks.
class Grafts {
 public:
  explicit Grafts(const docx::Document& frame) : frame_(frame) {}

  /// The file of that name, opened once. `open` reads its bytes.
  template <class Open>
  Result<std::shared_ptr<const Foreign>> file(const std::string& name, Open&& open) {
    const auto known = files_.find(name);
    if (known != files_.end()) return known->second;
    auto bytes = open(name);
    if (!bytes) return fail(std::move(bytes.error()));
    auto foreign = Foreign::open(*std::move(bytes), name);
    if (foreign) files_.emplace(name, *foreign);
    return foreign;
  }

  const std::string& main_part() const { return frame_.main_part; }
  /// The number of a list that is to be made.
  int next_list();
  /// A new list, counting 1. 2. 3. or marked by •; its number in the numbering part.
  int list(bool numbered);

  /// Says that parts were changed that the view must know: its lists.
  void read_again() { read_again_ = true; }
  /// Ids of notes up to `last` are in use.
  void reserve_notes(bool endnote, std::int64_t last) { last_note_[endnote ? 1 : 0] = last; }

  bool empty() const { return places_.empty() && lists_.empty() && !read_again_; }
  void add(GraftPlace place) { places_.push_back(std::move(place)); }

  /// Fills all places; the view then shows a file that has what they need. Findings about the
  /// foreign files go to `findings`. Fails if the whole cannot be read again.
  Result<void> fill(docx::View& view, docx::Arena& arena, IdSource& drawings,
                    Diagnostics& findings) const;

 private:
  struct List {
    std::int64_t id;
    bool numbered;
  };

  const docx::Document& frame_;
  std::vector<List> lists_;
  std::int64_t last_list_ = 0;  ///< given out; 0: none so far
  std::int64_t last_note_[2] = {0, 0};
  bool read_again_ = false;
  std::map<std::string, std::shared_ptr<const Foreign>> files_;
  std::vector<GraftPlace> places_;
};

}  // namespace sealpress::merge
