// Letters and digits of ASCII, whatever the locale says.
#pragma once

namespace sealpress {

constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace sealpress
