// The first step of a paragraph: its nodes become characters with formats.
#pragma once

#include "docx/node.h"
#include "layout/context.h"
#include "layout/inline/text.h"

namespace sealpress::layout {

/// `base` must come from the context's Formats. Advances note numbers and open fields; reports what
/// cannot be shown.
InlineText collect(const docx::Paragraph& paragraph, const docx::RunProperties& base,
                   const Label* label, Context& context);

}  // namespace sealpress::layout
