// The layout engine: a merged Word document becomes finished pages.
//
// A pure function of document, fonts and options. The result depends on nothing else.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "docx/document.h"
#include "frame/frame.h"
#include "layout/profile.h"
#include "text/font/fonts.h"

namespace sealpress::layout {

struct Options {
  Profile profile = Profile::word();
  int max_rounds = 4;  ///< rounds for facts that need the whole document (NUMPAGES)
};

struct Pages {
  frame::Document document;
  /// What could not be shown as Word shows it (element, place, what was done instead), and
  /// characters that no font has (layout.no_glyph, an error naming field and character).
  Diagnostics report;
};

/// Lays out `view`. Fails only on documents that cannot be laid out at all (layout.too_many_pages).
Result<Pages> layout(const docx::View& view, const text::FontLibrary& fonts,
                     const Options& options = {});

}  // namespace sealpress::layout
