// The one door to files, clock and randomness, so that a test can hand in its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sealpress::pipeline {

class Environment {
 public:
  virtual ~Environment() = default;
  virtual Result<std::string> read_file(const std::string& path, std::size_t limit) = 0;
  /// Writes whole or not at all (temporary file beside it, then rename).
  virtual Result<bool> write_file(const std::string& path, std::string_view bytes) = 0;
  virtual Result<bool> make_directory(const std::string& path) = 0;
  /// Seconds since 1970 UTC: --date, SOURCE_DATE_EPOCH, else now.
  virtual std::int64_t now() = 0;
};

/// The real one.
std::unique_ptr<Environment> system_environment();

/// The folder that holds templates/, data/ and fonts/: SEALPRESS_HOME, else relative to the
/// executable (build tree and installed tree).
Result<std::string> find_home();

}  // namespace sealpress::pipeline
