// What every level of layout reads: the document, fonts, profile, and facts of the round before.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "docx/document.h"
#include "layout/profile.h"
#include "text/font/fonts.h"

namespace sealpress::layout {

/// A paragraph of a style that a STYLEREF wants.
struct StyledText {
  std::string style, text;
  std::string destination;  ///< its name inside the round
  std::size_t page = 0;     ///< index of the page on which it begins
  bool operator==(const StyledText&) const = default;
};

/// Facts of the whole document, known after a round of layout.
struct Facts {
  int pages = 1;
  std::vector<int> section_pages;                          ///< by section
  std::map<std::string, int, std::less<>> bookmark_pages;  ///< page as printed
  std::set<std::string, std::less<>> wanted_styles;        ///< ids of styles that STYLEREF asks for
  std::vector<StyledText> styled;                          ///< their paragraphs, in order
  bool operator==(const Facts&) const = default;
};

/// What runs through a document in its order: numbering counters, note numbers, open fields; and
/// formats already resolved. Defined in layout/counters.h; one per round, made by page/.
struct Counters;

/// Where the text being laid out stands: set by page/ for headers and footers, which are laid out
/// for each page.
struct PageFacts {
  int number = 1;         ///< as counted (w:pgNumType start applied)
  std::size_t index = 0;  ///< of the sheet, from 0
  std::string format = "decimal";
  std::size_t section = 0;
  bool first_of_section = false;
  bool known = false;  ///< false in the body, whose pages are not made yet
};

struct Context {
  const docx::View& view;
  const docx::Document& file;
  const text::FontLibrary& fonts;
  const Profile& profile;
  const Facts& facts;
  Counters& counters;
  Diagnostics& report;
  const docx::SectionProperties* section = nullptr;  ///< of the text being laid out
  PageFacts page = {};
  bool in_table = false;
  bool beside_body = false;  ///< in a header or footer, which is not on the section's grid
  bool dark_ground = false;  ///< the cell's shading makes automatic text white
  bool in_frame = false;     ///< inside a text frame: its paragraphs flow
  int table_depth = 0;       ///< tables around the text
  /// Inside a note: the label that its w:footnoteRef shows.
  std::string note_label = {};
};

}  // namespace sealpress::layout
