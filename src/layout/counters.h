// What runs through a document in its order. One per round of layout for the body; headers and
// footers, which are laid out for each page, have their own.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "layout/context.h"
#include "layout/drawing/picture.h"
#include "layout/inline/fields.h"
#include "layout/inline/format.h"

namespace sealpress::layout {

/// How far each list has counted (17.9). Lists that share an abstract numbering count on together;
/// a start override restarts where its instance is first used.
class ListCounters {
 public:
  /// Counts one paragraph of `level` and returns the numbers of levels 0 to `level`.
  std::array<int, 9> advance(const docx::NumberingInstance& instance, int num_id, int level);

 private:
  struct State {
    std::array<int, 9> value{};
    std::array<bool, 9> counted{};
  };
  std::map<int, State> lists_;                  ///< by abstract numbering
  std::map<int, std::array<bool, 9>> started_;  ///< by instance: start overrides already applied
};

struct Counters {
  Counters(const docx::StyleSheet& styles, const text::FontLibrary& fonts, const Profile& profile)
      : formats(styles, fonts, profile) {}
  /// Forgets what was counted, keeps the formats.
  void restart() {
    lists = {};
    fields = {};
    sequences = {};
    footnotes = endnotes = page_fields = 0;
  }

  Formats formats;
  Pictures pictures;  ///< pictures already read
  ListCounters lists;
  FieldStack fields;
  int footnotes = 0, endnotes = 0;
  int page_fields = 0;                                ///< PAGE fields met in the body
  std::set<std::string, std::less<>> unmeasured;      ///< fonts that were reported as such
  std::map<std::string, int, std::less<>> sequences;  ///< how far SEQ fields have counted
  std::vector<StyledText> styled;                     ///< met in the body, their pages unknown
  std::set<std::string, std::less<>> wanted_styles;   ///< met in STYLEREF fields
  bool used_facts = false;  ///< something shown depends on the round before
};

}  // namespace sealpress::layout
