// fonts/advances.tsv: how wide the characters of fonts are that documents name and nobody may ship.
// The file explains its columns.
//
// A plain value, built once and read-only from then on.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace sealpress::text {

/// Advances of one face by character.
class NamedAdvances {
 public:
  /// In em; 0 if not known.
  double find(char32_t c) const {
    if (c < low_.size()) return static_cast<double>(low_[c]);
    return runs_.empty() ? 0 : find_in_runs(c);
  }
  /// The advances of `first` and of those that follow it, in em, 0 for unknown ones; `first` lies
  /// behind all that were added before.
  void add(char32_t first, std::vector<float> advances);

 private:
  struct Run {
    char32_t first;
    std::vector<float> advances;
  };
  double find_in_runs(char32_t c) const;

  std::array<float, 0x100> low_{};
  std::vector<Run> runs_;  ///< ascending
};

class AdvanceTable {
 public:
  /// Of the font with this font_key in this style (style_index); null if not known.
  const NamedAdvances* find(const std::string& key, std::size_t style) const;

  /// Fails with text.font_table_row at the first line that is not understood.
  static Result<AdvanceTable> parse(std::string_view text);

 private:
  bool add_line(std::string_view line);

  std::vector<NamedAdvances> faces_;
  std::unordered_map<std::string, std::size_t> by_key_;  ///< style and font_key -> face
};

}  // namespace sealpress::text
