// What is refused before the parser sees it, and the conversion to UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::xml {

/// Counts taken in one pass over the markup.
struct Census {
  std::size_t elements = 0, attributes = 0;
};

/// Refuses any DOCTYPE, an element with too many attributes, too many elements, too deep nesting:
/// what libxml2 would only stop late or not at all. Ill-formed text passes; the parser reports it.
Result<Census> inspect(std::string_view utf8, const Limits& limits);

/// `bytes` as UTF-8, by its byte order mark or its XML declaration; a declaration of another
/// encoding is rewritten. Error: xml.encoding.
Result<std::string> to_utf8(std::string bytes, const Limits& limits);

}  // namespace sealpress::xml
