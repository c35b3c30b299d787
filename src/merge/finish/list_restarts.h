// Lists inside a repeat count from the start again in each copy, as a reader expects of a list that
// stands in one item: a list is what the paragraphs of one w:num show.
//
// A list belongs to the innermost section that holds all its paragraphs. If the section's own item
// is what is numbered (one paragraph, or the one it begins with), the copies go on counting: 1, 2,
// 3. If several paragraphs or an inner repeat are numbered, each copy begins anew with a w:num of
// its own that overrides the start (17.9.26), as Word's "restart at 1" does. A list with a
// paragraph outside all sections goes on.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "docx/document.h"
#include "merge/compile/outline.h"

namespace sealpress::merge {

/// A list that may have to begin anew in the copies of a section.
struct ListRestart {
  int list = 0;                    ///< w:numId
  bool several = false;            ///< the section numbers several paragraphs of each copy
  std::vector<std::size_t> inner;  ///< sections within (Site::order): or one of them repeats
};

/// By the section (Site::order).
using ListRestarts = std::map<std::size_t, std::vector<ListRestart>>;

/// The lists of one part.
ListRestarts find_list_restarts(const docx::Document& document, const docx::StoryPart& part,
                                const Outline& outline);

class Grafts;

/// The lists of one merged document that began anew.
class RestartedLists {
 public:
  /// New lists get their numbers from `grafts`.
  RestartedLists(const docx::Document& document, Grafts& grafts)
      : document_(document), grafts_(grafts) {}

  /// Sections are told apart within a part.
  void begin_part() { repeated_.clear(); }
  /// A section of the part repeats.
  void repeat(std::size_t section) { repeated_.insert(section); }
  /// Lets lists begin anew in what one copy of `section` shows: [first, last) of `nodes`.
  void begin_copy(std::size_t section, const std::vector<ListRestart>& restarts,
                  std::vector<const docx::Node*>& nodes, std::size_t first, docx::Arena& arena);
  /// Adds the new lists to the view's numbering. Fails if that part cannot be read.
  Result<void> hand_over(docx::View& view) const;

 private:
  struct Made {
    int list = 0, like = 0;
  };
  bool applies(std::size_t section, const ListRestart& restart) const;

  const docx::Document& document_;
  Grafts& grafts_;
  std::set<std::size_t> repeated_;
  std::map<int, std::size_t> started_;  ///< list -> the section in whose copies it begins anew
  std::vector<Made> made_;
};

}  // namespace sealpress::merge
