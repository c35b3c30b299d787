// What a PDF file from outside shows: characters, ruling lines and pictures with their places, and
// what its form fields hold. Plain values, made in the child process and handed out of it.
//
// All places are in points from the page's top left corner as it is seen, y downwards: a box's
// `bottom` is its upper side (pages.h, box_as_seen).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pdf/read/outside.h"
#include "pdf/read/pages.h"

namespace sealpress::pdf {

/// Stands for a character that its font does not tell.
inline constexpr char32_t kUntold = U'\uFFFD';

struct ShownGlyph {
  char32_t character = 0;
  double left = 0, right = 0;
  double base = 0;  ///< of its line
  double size = 0;
  bool bold = false;
};

/// A horizontal or vertical line; its box is as thin as the line.
struct ShownRule {
  Box box;
  bool is_level() const { return box.width() >= box.height(); }
};

struct ShownPicture {
  Box box;
  bool red = false;  ///< a red drawing with curves, as a ring is
};

struct ShownPage {
  double width = 0, height = 0;
  std::vector<ShownGlyph> glyphs;  ///< in the order in which they are painted
  std::vector<ShownRule> rules;
  std::vector<ShownPicture> pictures;
};

/// A form field as one of its widgets shows it, filled in or empty.
struct ShownField {
  enum class Kind : std::uint8_t { text, choice, signature };
  Kind kind = Kind::text;
  std::string name;   ///< full, UTF-8
  std::string value;  ///< of a choice the option that is on; of a signature "signed" if it is there
  int page = 0;       ///< from 1; 0: on none
  Box box;
};

struct ShownDocument {
  std::vector<ShownPage> pages;
  std::vector<ShownField> fields;
  std::vector<std::string> untold;  ///< fonts that do not tell what some of their glyphs mean
  std::string record;               ///< record.json, where the file carries its record
  bool complete = true;             ///< else some content could not be read
};

/// Reads all pages, at most `most_pages`. Where the file carries its record and `by_record` is set,
/// its pages are left alone. Fails as with_outside_pdf() does, and pdf.reader_nonsense.
Result<ShownDocument> shown_document(std::string_view bytes, bool by_record,
                                     const OutsideLimits& limits = {});

}  // namespace sealpress::pdf
