// The message catalogue: every diagnostic's sentence and hint in Chinese and English.
//
// Patterns are ICU MessageFormat with named arguments ({name}, {limit, number}). Each folder keeps
// its entries in src/messages/sentences/<folder>.cpp. Unknown codes render as the code with its
// arguments, so that nothing is lost; a test checks that every code used in src/ has an entry.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace sealpress::messages {

enum class Language : std::uint8_t { chinese, english };

struct MessageEntry {
  std::string_view code;
  std::string_view zh, en;            ///< what is wrong
  std::string_view hint_zh, hint_en;  ///< what to do; may be empty
};

/// All entries, sorted by code.
std::span<const MessageEntry> message_catalogue();

/// The sentence of a diagnostic.
std::string message(const Diagnostic& diagnostic, Language language);
/// What to do about it; empty if there is nothing to say.
std::string hint(const Diagnostic& diagnostic, Language language);
/// Where it is, e.g. "样本.docx word/document.xml 第1表第3行第2格 {{班组}}".
std::string place(const Diagnostic& diagnostic, Language language);
/// Any other text of the catalogue (labels of the commands' output).
std::string ui(std::string_view code, Language language, std::span<const Argument> args = {});

}  // namespace sealpress::messages
