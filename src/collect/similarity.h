// How alike two printed texts are.
#pragma once

#include <string_view>

namespace sealpress::collect {

/// 0 to 1: twice the longest common subsequence over both lengths. Texts are folded.
double similarity(std::u32string_view a, std::u32string_view b);

/// How much of `fixed` is found, in order, at the beginning of `text`: 0 to 1.
double found_at_start(std::u32string_view fixed, std::u32string_view text);
/// The same, anywhere in `text`.
double found_in(std::u32string_view fixed, std::u32string_view text);

}  // namespace sealpress::collect
