// Blanks of ASCII at the ends of a text. What a reader takes for a blank besides them (U+3000,
// NFKC) is said where it is taken.
#pragma once

#include <string_view>

namespace sealpress {

inline constexpr std::string_view kAsciiBlanks = " \t\r\n";

inline std::string_view trimmed_front(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kAsciiBlanks);
  return first == text.npos ? std::string_view() : text.substr(first);
}

inline std::string_view trimmed(std::string_view text) {
  return trimmed_front(text.substr(0, text.find_last_not_of(kAsciiBlanks) + 1));
}

inline bool is_all_blank(std::string_view text) {
  return text.find_first_not_of(kAsciiBlanks) == text.npos;
}

}  // namespace sealpress
