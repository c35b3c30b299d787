// Sections become pages: the outermost level of layout.
//
// collect (sections) -> prepare (a flow per section, headers and footers per page) -> break (bands
// of columns filled, floats and notes settled) -> finalize (finished pages, outline, destinations).
#pragma once

#include "base/result.h"
#include "frame/frame.h"
#include "layout/context.h"
#include "layout/page/stories.h"

namespace sealpress::layout {

/// One round of layout over the whole document.
struct Paginated {
  frame::Document document;
  Facts facts;
};

/// Fails with layout.too_many_pages.
Result<Paginated> paginate(Round& round);

}  // namespace sealpress::layout
