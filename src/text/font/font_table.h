// fonts/fonts.tsv: which face of the fonts folder draws which font name, and how the named font
// itself measures. The file explains its columns.
//
// A plain value, built once and read-only from then on.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "text/font/fonts.h"

namespace sealpress::text {

/// Index of a style in FontRow::files.
constexpr std::size_t style_index(bool bold, bool italic) {
  return (bold ? 1u : 0u) + (italic ? 2u : 0u);
}

struct FontRow {
  std::vector<std::string> names;      ///< of one and the same font
  bool own = false;                    ///< the face is that very font
  std::array<std::string, 4> files;    ///< by style_index; empty: no such face
  std::optional<LineMetrics> metrics;  ///< nullopt: the face's own
  std::optional<double> latin_advance;
  std::string latin_file;  ///< draws ASCII in place of the face; empty: the face itself
};

struct FontTable {
  std::vector<FontRow> rows;
  std::unordered_map<std::string, std::size_t> by_key;        ///< font_key of a name -> row
  std::vector<std::pair<std::string, std::size_t>> patterns;  ///< part of a key -> row
  std::size_t default_row = 0;
  std::vector<std::string> fallback, fallback_bold, tibetan;  ///< files

  const FontRow* find(std::string_view key) const;
  /// The row of the first pattern that `key` contains.
  const FontRow* find_pattern(std::string_view key) const;
  /// Every file that the table names, sorted, without duplicates.
  std::vector<std::string> files() const;
};

/// The form under which font names are compared: without case, spaces, hyphens and underscores,
/// full-width Latin as ASCII, without the @ of a vertical font.
std::string font_key(std::string_view name);

/// Fails with text.font_table_row at the first line that is not understood.
Result<FontTable> parse_font_table(std::string_view text);

}  // namespace sealpress::text
