// Sentences with places for values: ICU's MessageFormat with named arguments ({name},
// {limit, number}). Pure functions, thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace sealpress::text {

/// `pattern` with its arguments, numbers as `locale` ("zh_CN", "en") writes them. nullopt if ICU
/// refuses the pattern or the kind of an argument.
std::optional<std::string> filled_pattern(std::string_view pattern, const char* locale,
                                          std::span<const Argument> args);

}  // namespace sealpress::text
