// "Did you mean": the candidate that is spelled most like a word.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sealpress::merge {

/// The candidate with the fewest changed characters, the first of several; empty if more than half
/// of the word would have to change.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace sealpress::merge
