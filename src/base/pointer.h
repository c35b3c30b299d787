// JSON pointers (RFC 6901): where in a record something stands, e.g. /评委/2/姓名.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sealpress {

/// The pointer to the member `key` of what `path` points to; its slashes and tildes are escaped.
std::string pointer_to(std::string_view path, std::string_view key);
/// The pointer to an item of a list, from 0.
std::string pointer_to(std::string_view path, std::size_t item);

/// Takes the first token off `path`, unescaped; empty at the pointer's end.
std::string take_token(std::string_view& path);

}  // namespace sealpress
