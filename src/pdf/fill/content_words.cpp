#include "pdf/fill/content_words.h"

#include <algorithm>

namespace sealpress::pdf {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

/// Behind the string that begins at `at` (7.3.4.2): parentheses nest, a backslash takes the next.
std::size_t behind_string(std::string_view content, std::size_t at) {
  int depth = 0;
  for (; at < content.size(); ++at) {
    if (content[at] == '\\') {
      ++at;
    } else if (content[at] == '(') {
      ++depth;
    } else if (content[at] == ')' && --depth == 0) {
      return at + 1;
    }
  }
  return content.size();
}

std::size_t behind_word(std::string_view content, std::size_t at) {
  while (at < content.size() && !is_space(content[at]) && !is_delimiter(content[at])) ++at;
  return at;
}

/// Behind the data of an inline image (8.9.7): EI between white space.
std::size_t behind_image(std::string_view content, std::size_t at) {
  for (at = content.find("EI", at); at != std::string_view::npos; at = content.find("EI", at + 1)) {
    const std::size_t end = at + 2;
    if (is_space(content[at - 1]) && (end == content.size() || is_space(content[end]))) return end;
  }
  return content.size();
}

}  // namespace

bool uses_cmyk(std::string_view content) {
  for (std::size_t at = 0; at < content.size();) {
    const char c = content[at];
    if (c == '(') {
      at = behind_string(content, at);
    } else if (c == '%') {
      at = std::min(content.find_first_of("\r\n", at), content.size());
    } else if (c == '<' && at + 1 < content.size() && content[at + 1] != '<') {
      at = std::min(content.find('>', at), content.size() - 1) + 1;
    } else if (c == '/') {
      at = behind_word(content, at + 1);
    } else if (is_space(c) || is_delimiter(c)) {
      ++at;
    } else {
      const std::size_t end = behind_word(content, at);
      const std::string_view word = content.substr(at, end - at);
      if (word == "k" || word == "K") return true;
      at = word == "ID" ? behind_image(content, end) : end;
    }
  }
  return false;
}

}  // namespace sealpress::pdf
