// STYLEREF (17.16.5.59): the text of a paragraph of some style, as running heads show it.
//
// A round collects the texts of the styles that the round before asked for; the next one knows the
// pages that they stand on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "docx/node.h"
#include "layout/context.h"

namespace sealpress::layout {

/// The text that the instruction finds from where `context` stands; nullopt if there is none, or
/// it asks for more than the text. Asks the next round for the style's paragraphs.
std::optional<std::string> styled_text(std::string_view instruction, const Context& context);

/// The name of the destination that tells this paragraph's page, if a STYLEREF may want it: a
/// paragraph of the body whose style was asked for. Empty otherwise.
std::string styled_destination(const docx::Paragraph& paragraph, const Context& context);
/// Keeps the paragraph's text under that name.
void keep_styled(const docx::Paragraph& paragraph, std::string destination, std::string text,
                 Context& context);

}  // namespace sealpress::layout
