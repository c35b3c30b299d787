#include "base/pointer.h"

namespace sealpress {

std::string pointer_to(std::string_view path, std::string_view key) {
  std::string out(path);
  out += '/';
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_to(std::string_view path, std::size_t item) {
  return pointer_to(path, std::to_string(item));
}

std::string take_token(std::string_view& path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  const std::string_view token = path.substr(0, path.find('/'));
  path.remove_prefix(token.size());
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char next = token[i] == '~' && i + 1 < token.size() ? token[i + 1] : '\0';
    const bool escape = next == '0' || next == '1';
    out += !escape ? token[i] : next == '1' ? '/' : '~';
    i += escape ? 1 : 0;
  }
  return out;
}

}  // namespace sealpress
