// One page while it is being filled, and its finish.
#pragma once

#include <vector>

#include "frame/frame.h"
#include "layout/flow.h"
#include "layout/page/floats.h"
#include "layout/page/geometry.h"
#include "layout/page/stories.h"

namespace sealpress::layout {

struct OpenPage {
  const docx::SectionProperties* section = nullptr;
  PageFacts facts;
  Sheet sheet;
  bool odd = true;
  bool blank = false;  ///< inserted before an odd or even section
  Length body_top, body_bottom;
  Piece margins;              ///< header and footer, in page coordinates
  std::vector<Float> floats;  ///< of header, footer and body
  Piece body;                 ///< text and tables, in page coordinates
  Piece notes;                ///< footnotes, in page coordinates
  Length y;                   ///< where the next band begins
  Length owed;                ///< space after the last block above
  bool at_top = true;
  bool automatic = false;  ///< begun because the page before was full

  Surroundings around(const ColumnPlace& column) const {
    return {sheet, body_top, body_bottom, column, odd};
  }
};

/// Opens a page: header and footer are set and push the body in.
OpenPage open_page(Round& round, const Section& section, const PageFacts& facts, bool first);

/// Adds anchored drawings in their places to `floats`, and those anchored inside them.
void set_floats(const std::vector<Anchor>& anchors, const Surroundings& around, Context& context,
                std::vector<Float>& floats);

/// The page as exporters see it. Headings and destinations go to `document`, with their page.
void finish_page(OpenPage page, const Profile& profile, frame::Document& document);

}  // namespace sealpress::layout
