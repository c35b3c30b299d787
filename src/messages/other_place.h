// The second place of a finding about two documents.
//
// A contradiction lies in two places. The finding's own place is the first; the second travels as
// arguments, and the messages of such findings show it as {other}, in their own language. Pure
// functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "messages/messages.h"

namespace sealpress::messages {

/// Adds the second place to the arguments of `diagnostic`.
void add_other_place(Diagnostic& diagnostic, const Place& other);
/// The second place; nullopt if the finding has none.
std::optional<Place> other_place(const Diagnostic& diagnostic);
/// Adds words of the catalogue as one argument: `{name}` shows the messages of `codes`, in the
/// message's language, joined by "or".
void add_words(Diagnostic& diagnostic, std::string_view name,
               const std::vector<std::string>& codes);
/// The arguments of `diagnostic` as its message shows them: with {other} where it has a second
/// place, and words in their language.
std::vector<Argument> shown_arguments(const Diagnostic& diagnostic, Language language);

}  // namespace sealpress::messages
