// A collection: all forms of one notice, and what the notice says about them together.
//
// One JSON file per collection below data/collections/ (docs/catalogue.md explains it). Plain
// values, immutable once loaded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/value.h"
#include "text/format.h"

namespace sealpress::forms {

/// The day, and the time of day, until which a notice takes submissions.
struct Deadline {
  text::Date day;
  std::string time;     ///< 17:00; empty: the whole day
  std::string article;  ///< where the notice says so
};

/// A form whose record can be made of other forms' records: 附件3 lists what the 附件2 say.
struct Derived {
  std::string form;                           ///< the table to make
  std::string list;                           ///< its list, one item per record; may be empty
  std::string from;                           ///< the form whose records become items
  std::map<std::string, std::string> fields;  ///< field of the table -> field of `from`
  /// Member of the list -> field of `from`, where their names differ.
  std::map<std::string, std::string> items;
  /// Field of the table -> what of `from` is counted where it is filled (列表[].字段 too), of what
  /// the different values are counted, and what is added up.
  std::map<std::string, std::string> counts, distinct, sums;
  bool delivered = true;  ///< packed where its sender has not made one
};

/// Something that a sender hands in and that is no form of the catalogue: a report, copies of
/// certificates. Taken from the folder by words of its file name.
struct Extra {
  std::string what, by, article;
  std::string beside;                ///< form that it goes with: wanted once per record of it
  std::string form;                  ///< the form that it is filled in on, if there is one
  std::vector<std::string> formats;  ///< pdf, docx, xlsx, paper, any
  std::vector<std::string> words;    ///< one of these stands in its file name
};

struct Collection {
  std::string id, title;
  std::optional<Deadline> deadline;
  /// Form id -> words in file and folder names that tell it, besides attachment and title.
  std::map<std::string, std::vector<std::string>> names;
  /// Form id -> the field that says who sends it (组织名称, 推荐单位).
  std::map<std::string, std::string> units;
  /// Sender (企业, 推荐单位) -> pattern of its folder in the archive; {{单位}} is the sender's
  /// name.
  std::map<std::string, std::string> folders;
  /// Ids of forms that come together; who sends one of a set sends all of it. Empty: one set.
  std::vector<std::vector<std::string>> sets;
  std::vector<Derived> derived;
  std::vector<Extra> extras;
  std::vector<std::string> notes;
  std::vector<data::Value> rules;  ///< as in the file; the catalogue makes them
};

/// Reads the file of one collection; `id` is what its id must be. All faults at once.
Checked<Collection> read_collection(const std::string& file, std::string_view id,
                                    std::string_view bytes);

}  // namespace sealpress::forms
