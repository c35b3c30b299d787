// Numbers of list paragraphs (17.9).
#pragma once

#include <optional>

#include "docx/node.h"
#include "docx/styles.h"
#include "layout/context.h"
#include "layout/inline/text.h"

namespace sealpress::layout {

/// Counts the paragraph and makes its label; nullopt if it belongs to no list. `base` comes from
/// the context's Formats.
std::optional<Label> next_label(const docx::Paragraph& paragraph,
                                const docx::ParagraphProperties& resolved,
                                const docx::RunProperties& base, Context& context);

}  // namespace sealpress::layout
