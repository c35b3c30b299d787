// What a value looks like as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace sealpress::merge {

/// Strings, numbers and booleans as data::Value::to_text; a list of them joined by 、; a choice
/// {"选", "文字"} as 选（文字）. nullopt for what is no text (a list of objects).
std::optional<std::string> value_text(const data::Value& value);

/// What is chosen in a choice field: a string, a list, a boolean (是/否), {"选": …}.
std::vector<std::string> chosen_options(const data::Value& value);

/// One line of a value: its text with tabs, between two line breaks. Characters that XML forbids
/// are gone.
std::vector<std::string> value_lines(std::string_view text);

}  // namespace sealpress::merge
