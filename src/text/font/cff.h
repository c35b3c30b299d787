// CID-keyed CFF tables (Adobe Technical Note 5176), taken apart far enough to copy glyphs out.
//
// The Chinese faces are stored without subroutines, so that a glyph is one self-contained string
// of bytes: a subset is made by copying these strings, in microseconds and without the tens of
// megabytes that a prepared subsetting plan takes. Tables with subroutines are only read for
// their character ids.
//
// Views into the table, which must live longer. Read-only, safe to use from many threads. All
// reads are checked against the table's end.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::text {

/// An INDEX (clause 5): a list of byte strings.
class CffIndex {
 public:
  /// Reads the INDEX at `offset`; nullopt if it does not fit into `table`.
  static std::optional<CffIndex> parse(std::string_view table, std::size_t offset);
  std::uint32_t size() const { return count_; }
  /// Empty if the entry's offsets are out of order.
  std::string_view operator[](std::uint32_t i) const;
  std::size_t end() const { return end_; }  ///< offset of the byte after the INDEX

 private:
  std::uint32_t offset_of(std::uint32_t i) const;
  std::string_view offsets_, data_;
  std::uint32_t count_ = 0, offset_size_ = 1;
  std::size_t end_ = 0;
};

class CffFont {
 public:
  /// nullopt if the table is damaged or not CID-keyed.
  static std::optional<CffFont> parse(std::string_view table);

  std::uint32_t glyph_count() const { return char_strings_.size(); }
  /// The character id of a glyph: the code that shows it in a PDF (ISO 32000-1, 9.7.4.2).
  std::uint16_t cid(std::uint32_t glyph) const { return cids_[glyph]; }
  /// No glyph calls a subroutine.
  bool self_contained() const { return self_contained_; }

  /// A CFF table of .notdef and `glyphs` (ascending, below glyph_count()), which keep their
  /// character ids. Requires self_contained().
  std::string subset(std::span<const std::uint32_t> glyphs) const;

 private:
  struct FontDict {
    std::string_view matrix;   ///< operands of FontMatrix; empty: default
    std::string private_dict;  ///< without Subrs
  };
  /// The parts of a subset that do not depend on where they lie.
  struct Parts {
    std::string charset, fd_select, char_strings;
    std::vector<const FontDict*> font_dicts;
  };
  /// Offsets of the parts that the top DICT points to.
  struct Layout {
    std::size_t charset = 0, fd_select = 0, char_strings = 0, fd_array = 0;
  };
  Parts parts(std::span<const std::uint32_t> glyphs) const;
  std::string top_dict(const Layout& layout) const;
  std::string head(const Layout& layout) const;
  bool read_font_dicts(std::string_view table, std::size_t offset);
  bool read_charset(std::string_view table, std::size_t offset);
  bool read_fd_select(std::string_view table, std::size_t offset);

  std::string_view name_, matrix_, bounding_box_;
  CffIndex char_strings_;
  std::vector<std::uint16_t> cids_;         ///< by glyph
  std::vector<std::uint8_t> font_dict_of_;  ///< by glyph
  std::vector<FontDict> font_dicts_;
  bool self_contained_ = true;
};

}  // namespace sealpress::text
