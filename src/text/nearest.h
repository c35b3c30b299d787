// "Did you mean": the candidate that is spelled most like a word.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sealpress::text {

/// Insertions, deletions and replacements that lead from `a` to `b` (Levenshtein). Of longer texts
/// the first 64 characters are compared: nobody mistypes a whole essay.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

/// The candidate with the fewest changed characters, the first of several, compared as labels are
/// (unicode.h); empty if more than half of the word, and more than one character, would have to
/// change.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace sealpress::text
