// What a document has, while other files are taken over into it: its parts, and the ids and names
// that are in use.
//
// One Stock for each merged document; not shared between threads.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docx/document.h"
#include "merge/graft/foreign.h"
#include "merge/merger.h"

namespace sealpress::merge {

/// The highest number of a list in the frame's numbering part, 0 if it has none.
std::int64_t highest_list(const docx::Document& frame);

class Stock {
 public:
  using Parts = std::map<std::string, std::string, std::less<>>;

  /// `replaced` are parts that merging has changed already. `root_tag` is the start tag of the main
  /// part's root.
  Stock(const docx::Document& frame, Parts replaced, std::string_view root_tag, IdSource& drawings);

  const docx::Document& frame() const { return frame_; }
  const std::string& root_tag() const { return root_tag_; }
  /// The changed and the new parts.
  const Parts& parts() const { return parts_; }
  /// The bytes of a part as they stand, "" if there is none.
  std::string read(std::string_view part) const;
  void set(std::string_view part, std::string bytes);
  void set_type(std::string_view part, std::string_view content_type);

  /// The part that the main part has a relationship of this kind to; made by `create` (its name and
  /// content type, its first bytes) where there is none.
  std::string part_of_kind(std::string_view kind, std::string_view name, std::string_view type,
                           std::string_view bytes);
  /// A new relationship of `part`; its id. The same one twice has one id.
  std::string relate(std::string_view part, std::string_view kind, std::string_view target,
                     bool external);
  /// Copies a part of another file, with all it needs; its new name. The same bytes are kept once.
  /// Errors: image.* of a picture that is none or too large.
  Result<std::string> copy(const Foreign& foreign, std::string_view part);
  /// What copy() left behind, by kind (chart data …), since the last call.
  std::set<std::string> take_left_behind();

  std::int64_t next_drawing() { return drawings_.next(); }
  std::int64_t next_bookmark() { return ++last_bookmark_; }
  std::int64_t next_abstract() { return ++last_abstract_; }
  std::int64_t next_list() { return ++last_list_; }
  /// Lists up to this number are given out already.
  void reserve_lists(std::int64_t last) { last_list_ = std::max(last_list_, last); }
  void reserve_notes(bool endnote, std::int64_t last) {
    last_note_[endnote ? 1 : 0] = std::max(last_note_[endnote ? 1 : 0], last);
  }
  std::int64_t next_note(bool endnote) { return ++last_note_[endnote ? 1 : 0]; }
  std::int64_t next_shape() { return ++last_shape_; }
  int next_file() { return ++files_; }
  /// `wanted`, or with a number behind it, such that no other bookmark or style has that name.
  std::string bookmark_name(std::string_view wanted);
  std::string style_name(const std::string& wanted);
  std::string style_id(const std::string& wanted);

 private:
  std::string dependents(const Foreign& foreign, std::string_view part, std::string_view new_name,
                         Diagnostics& errors);
  std::string free_name(std::string_view part) const;
  std::string fitted(const Foreign& foreign, std::string_view part, std::string bytes,
                     Diagnostics& errors);

  const docx::Document& frame_;
  Parts parts_;
  std::string root_tag_;
  IdSource& drawings_;
  std::int64_t last_bookmark_ = 0, last_abstract_ = 0, last_list_ = 0, last_shape_ = 0;
  std::int64_t last_note_[2] = {0, 0};
  int files_ = 0, copies_ = 0;
  std::set<std::string> bookmark_names_, style_names_, style_ids_, left_behind_;
  std::map<std::string, std::string> copied_;  ///< file and part -> new name
  std::map<std::string, std::string> related_;
};

}  // namespace sealpress::merge
