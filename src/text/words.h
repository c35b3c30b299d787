// Where words begin: for official names, which may be parted between words but never within one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sealpress::text {

/// How good a place before a character is for ending a line. `within` is inside a word.
enum class WordBreak : std::uint8_t { within, word, phrase };

/// Per character i of `name`: the place before it (the first is `within`; size is that of `name`).
///
/// Words are those of ICU's Chinese dictionary, put together where it cuts too finely: proper names
/// that it does not know (云|桥 → 云桥), 市, 厂, 班 and their like with what stands before them,
/// and the ends of companies' names (有限|公司). `phrase` is after such an end
/// (…有限公司|第三分厂…), after white space, and outside of brackets. Thread-safe.
std::vector<WordBreak> word_breaks(std::u32string_view name);

}  // namespace sealpress::text
