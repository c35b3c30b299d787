// What every level of layout reads: the document, fonts, profile, and facts of the round before.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "docx/document.h"
#include "layout/profile.h"
#include "text/fonts.h"

namespace sealpress::layout {

/// Facts of the whole document, known after a round of layout.
struct Facts {
  int pages = 1;
  std::vector<int> section_pages;                          ///< by section
  std::map<std::string, int, std::less<>> bookmark_pages;  ///< page as printed
  bool operator==(const Facts&) const = default;
};

/// Numbering counters and note numbers run through a document in its order.
struct Counters;

/// Where the text being laid out stands: set by page/ for headers and footers, which are laid out
/// for each page.
struct PageFacts {
  int number = 1;  ///< as counted (w:pgNumType start applied)
  std::string format = "decimal";
  std::size_t section = 0;
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
  PageFacts page;
  bool in_table = false;
};

}  // namespace sealpress::layout
