// Regular expressions over characters (ICU's, UTS #18), bounded in time and memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sealpress::text {

/// A compiled expression. Immutable and shared between threads.
class Regex {
 public:
  /// nullopt if `pattern` is no regular expression.
  static std::optional<Regex> compile(std::string_view pattern);
  /// Whether it is found anywhere in `utf8`. An expression that takes too long counts as not found.
  bool found_in(std::string_view utf8) const;
  /// End of the match in bytes if `utf8` matches from its start, else nullopt.
  std::optional<std::size_t> match_prefix(std::string_view utf8) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace sealpress::text
