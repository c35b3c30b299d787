// The state of one merge: a record being poured into a program.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "docx/node.h"
#include "merge/finish/dialect.h"
#include "merge/template.h"
#include "merge/values/scope.h"

namespace sealpress::merge {

using Nodes = std::vector<const docx::Node*>;

/// Ids that a file uses already, so that new ones are new.
struct UsedIds {
  std::set<std::int64_t> controls, drawings;
};

/// Hands out ids in order, the same ones for the same record.
class IdSource {
 public:
  explicit IdSource(const std::set<std::int64_t>& used) : used_(used) {}
  std::int64_t next();

 private:
  const std::set<std::int64_t>& used_;
  std::int64_t last_ = 0;
};

class Pictures;
class Grafts;
class MadeNotes;
class RestartedLists;
struct Choice;

struct Merger {
  Merger(docx::Arena& its_arena, const MergeOptions& its_options, Diagnostics& its_findings,
         const UsedIds& used, Pictures& its_pictures, Grafts& its_grafts, MadeNotes& its_notes,
         RestartedLists& its_lists)
      : arena(its_arena),
        options(its_options),
        findings(its_findings),
        controls(used.controls),
        drawings(used.drawings),
        pictures(its_pictures),
        grafts(its_grafts),
        notes(its_notes),
        lists(its_lists) {}

  docx::Arena& arena;
  const MergeOptions& options;
  Diagnostics& findings;
  IdSource controls, drawings;
  Pictures& pictures;
  Grafts& grafts;  ///< places for other Word files
  MadeNotes& notes;
  RestartedLists& lists;
  std::string_view part;             ///< being merged
  const Dialect* dialect = nullptr;  ///< of that part

  const Scope* scope = nullptr;
  std::optional<Length> type_size;  ///< of values in a paragraph that is fitted into one line
  bool copy = false;                ///< inside the second or a later item of some repeat
  Lookup lookup;
  /// Text boxes made anew, by the template's story.
  std::unordered_map<const docx::Story*, const docx::Story*> stories;
  /// Choices whose values were compared with their options already.
  std::set<std::pair<const Choice*, const data::Value*>> checked;

  const data::Value* find(const Key& key) { return lookup.find(*scope, key); }
  /// Adds a finding about the value of `key`, shown by `tag`.
  void report(Diagnostic finding, const Tag& tag, const Key& key);
  /// Adds findings of an expression, which know their fields.
  void report(Diagnostics found, const Tag& tag);
  /// Counts bytes that will be written.
  void count(std::size_t bytes) { written_ += bytes; }
  /// How many of `wanted` blank rows are still to be had.
  std::size_t pad(std::size_t wanted) {
    const std::size_t given =
        std::min(wanted, options.padding_rows - std::min(padded_, options.padding_rows));
    padded_ += given;
    return given;
  }
  std::size_t padded() const { return padded_; }
  /// Whether the document has grown beyond its limit; repeats then stop.
  bool too_large() const { return written_ > options.max_bytes; }

 private:
  std::size_t written_ = 0, padded_ = 0;
};

}  // namespace sealpress::merge
