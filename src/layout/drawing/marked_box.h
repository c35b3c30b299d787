// What stands where something cannot be drawn: a thin box with the words that are left of it.
#pragma once

#include <string_view>
#include <vector>

#include "docx/node.h"
#include "frame/frame.h"
#include "layout/context.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// A box around `area` with `words` in small type, cut to it.
std::vector<frame::Item> marked_box(const Rect& area, std::string_view words, Context& context);

/// Adds a warning about a drawing, with its name and place.
void report_drawing(const docx::Drawing& drawing, Diagnostic problem, Context& context);

/// Plain words in lines of `width`, one paragraph for each line of `words`, laid out with that
/// formatting (which must live as long as the round, since formats are remembered by address).
Piece plain_words(std::string_view words, Length width, const docx::ParagraphProperties& paragraph,
                  const docx::RunProperties& run, Context& context);

}  // namespace sealpress::layout
