// Patterns of JSON Schema (ECMA-262 without what looks around or back), matched in linear time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sealpress::text {

/// A compiled pattern. Immutable and shared between threads.
class Pattern {
 public:
  /// Error: text.bad_pattern, with what is not understood.
  static Result<Pattern> compile(std::string_view pattern);
  /// Whether it is found anywhere in `utf8`, however long that is.
  bool found_in(std::string_view utf8) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace sealpress::text
