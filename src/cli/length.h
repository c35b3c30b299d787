// Lengths on the command line: 42mm, 4.2cm, 120pt; a bare number is millimetres.
#pragma once

#include <optional>
#include <string_view>

#include "base/geometry.h"

namespace sealpress::cli {

std::optional<Length> parse_length(std::string_view text);
/// 45x30mm, 45×30mm: width and height.
std::optional<Size> parse_size(std::string_view text);

}  // namespace sealpress::cli
