// Tab stops (17.3.1.37).
#pragma once

#include <optional>

#include "layout/inline/format.h"

namespace sealpress::layout {

struct FoundStop {
  Length position;
  docx::TabAlign align = docx::TabAlign::left;
  docx::TabLeader leader = docx::TabLeader::none;
  bool stated = true;  ///< by the paragraph; false: a default stop
};

/// The first stop after `x` (from the flow's left edge): a stop of the paragraph, the left indent
/// of a hanging paragraph, or a multiple of `default_tab`. Bar stops draw a bar and stop nothing.
FoundStop next_stop(const ParagraphFormat& format, Length default_tab, Length x);

}  // namespace sealpress::layout
